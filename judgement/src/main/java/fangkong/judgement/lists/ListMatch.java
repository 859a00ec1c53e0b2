package fangkong.judgement.lists;

import fangkong.judgement.people.Adding;
import fangkong.judgement.people.Found;
import fangkong.judgement.people.Keyed;
import fangkong.judgement.people.Known;
import fangkong.judgement.people.Matching;
import fangkong.judgement.people.PeopleInMemory;
import fangkong.judgement.regions.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What becomes of the rows of several lists, one list after the other, with a register and leads in
 * memory.
 */
public final class ListMatch {

  private final PeopleInMemory<PushedRow> people = new PeopleInMemory<>();
  private final Leads leads = new Leads();
  private long newcomers;

  /** Somebody known before the lists. */
  public void put(Known person) {
    people.put(person);
  }

  /** A lead that was there before the lists, and how deep it was dispatched. */
  public void put(LeadKey key, Region region) {
    leads.put(key, region);
  }

  /** The rows of each list in order, and those of one list after those of the one before. */
  public List<AnswerLine> match(List<Keyed<PushedRow>> rows) {
    Map<Integer, List<Keyed<PushedRow>>> lists =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.of().list(), TreeMap::new, Collectors.toUnmodifiableList()));
    // Ids of a register carry the time in the part that is 0 here.
    Matching<PushedRow> matching =
        new Matching<>(people, Adding.WHAT_IS_SAID, () -> new UUID(0, newcomers++));
    List<AnswerLine> outcomes = new ArrayList<>(rows.size());
    for (List<Keyed<PushedRow>> list : lists.values()) {
      List<Found> found = matching.resolve(list);
      for (int i = 0; i < list.size(); i++) {
        PushedRow row = list.get(i).of();
        LeadKey key = new LeadKey(found.get(i).person(), row.origin(), row.day());
        outcomes.add(AnswerLine.of(row, leads.take(key, row.node()), found.get(i).match()));
      }
    }
    return outcomes;
  }
}
