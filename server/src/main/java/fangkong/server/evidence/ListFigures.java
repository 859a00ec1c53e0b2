package fangkong.server.evidence;

import fangkong.judgement.regions.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the leads of a pushed list: {@code leads = verified + open}, and the sum of the
 * outcomes is {@code verified}.
 *
 * @param outcomes how many leads have each as their last outcome
 * @param medianElapsed from the list's arrival to the first outcome of a lead, null while there is
 *     none
 * @param regions where the leads are now, in order of path
 */
public record ListFigures(
    int leads,
    int verified,
    int open,
    Map<String, Integer> outcomes,
    @Nullable Duration medianElapsed,
    List<InRegion> regions) {

  /** The leads that went to one region. */
  public record InRegion(Region region, int leads, int open) {}

  public ListFigures {
    outcomes = Map.copyOf(outcomes);
    regions = List.copyOf(regions);
  }

  static ListFigures of(List<JdbcLists.CountedLeads> counted) {
    Map<String, Integer> outcomes = new TreeMap<>();
    Map<Region, InRegion> regions = new TreeMap<>();
    Duration median = null;
    int open = 0;
    int leads = 0;
    for (JdbcLists.CountedLeads part : counted) {
      boolean unanswered = part.outcome() == null;
      leads += part.leads();
      open += unanswered ? part.leads() : 0;
      if (part.outcome() != null) {
        outcomes.merge(part.outcome(), part.leads(), Integer::sum);
      }
      regions.merge(
          part.region(),
          new InRegion(part.region(), part.leads(), unanswered ? part.leads() : 0),
          (a, b) -> new InRegion(a.region(), a.leads() + b.leads(), a.open() + b.open()));
      median = part.medianElapsed();
    }
    return new ListFigures(
        leads, leads - open, open, outcomes, median, new ArrayList<>(regions.values()));
  }
}
