package fangkong.simulation.lead;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Answer;
import fangkong.simulation.fact.CsvFile;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.JsonObject;
import fangkong.simulation.lead.PushedList.Row;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deals leads into the files of their days, repeats some in another spelling later in the same file
 * or in a later one, and has each lead verified within a day and a half. A repeat is never the
 * first and tells nothing new, so it is a duplicate and has no answer.
 */
public final class PushedLists {

  private static final int ROWS_PER_FILE = 150;

  private final Chance chance;
  private final LocalDate lastDay;

  /**
   * Makes lists that are all answered in time.
   *
   * @param lastDay the last day of a list; verifying ends at 17:00 of the day after
   */
  public PushedLists(Chance chance, LocalDate lastDay) {
    this.chance = chance;
    this.lastDay = lastDay;
  }

  /** Writes the files, and adds the answers to the days. Returns the number of rows. */
  public int write(List<Lead> leads, int repeats, DayFolders days) throws IOException {
    Map<LocalDate, List<List<Row>>> files = deal(leads);
    repeat(files, repeats);
    int number = 0;
    int rows = 0;
    for (Map.Entry<LocalDate, List<List<Row>>> entry : files.entrySet()) {
      LocalDate day = entry.getKey();
      try (CsvFile index = new CsvFile(days.folder(day).resolve("lists.csv"), "list", "at")) {
        LocalDateTime pushedAt = chance.on(day, 8, 9);
        for (List<Row> ofFile : entry.getValue()) {
          number++;
          PushedList list = new PushedList("list-%02d.csv".formatted(number), pushedAt, ofFile);
          list.write(days.folder(day), chance);
          StringBuilder at = new StringBuilder();
          JsonObject.appendTime(at, pushedAt);
          index.row(list.name(), at.toString());
          answer(list, days);
          rows += ofFile.size();
          pushedAt = pushedAt.plus(chance.minutes(20, 90));
        }
      }
    }
    return rows;
  }

  private Map<LocalDate, List<List<Row>>> deal(List<Lead> leads) {
    List<Lead> shuffled = new ArrayList<>(leads);
    chance.shuffle(shuffled);
    shuffled.sort(Comparator.comparing(Lead::pushedOn));
    Map<LocalDate, List<List<Row>>> files = new TreeMap<>();
    for (Lead lead : shuffled) {
      if (lead.pushedOn().isAfter(lastDay)) {
        throw new IllegalArgumentException("a lead is pushed on " + lead.pushedOn());
      }
      List<List<Row>> ofDay = files.computeIfAbsent(lead.pushedOn(), _ -> new ArrayList<>());
      if (ofDay.isEmpty() || ofDay.getLast().size() >= ROWS_PER_FILE) {
        ofDay.add(new ArrayList<>());
      }
      ofDay.getLast().add(new Row(lead, false));
    }
    return files;
  }

  private void repeat(Map<LocalDate, List<List<Row>>> files, int repeats) {
    List<List<Row>> all = files.values().stream().flatMap(List::stream).toList();
    for (int i = 0; i < repeats; i++) {
      int from = chance.below(all.size());
      List<Row> source = all.get(from);
      int at = chance.below(source.size());
      Row repeat = new Row(source.get(at).lead(), true);
      if (chance.happens(40) || from == all.size() - 1) {
        source.add(chance.between(at + 1, source.size()), repeat);
      } else {
        List<Row> later = all.get(Math.min(all.size() - 1, from + chance.between(1, 9)));
        later.add(chance.below(later.size() + 1), repeat);
      }
    }
  }

  private void answer(PushedList list, DayFolders days) {
    for (int i = 0; i < list.rows().size(); i++) {
      Row row = list.rows().get(i);
      if (!row.repeat()) {
        LocalDate day = list.pushedAt().toLocalDate();
        LocalDateTime at =
            chance.happens(75)
                ? list.pushedAt().plus(chance.minutes(15, 60 * 9))
                : chance.on(day.plusDays(1), 8, 17);
        Lead lead = row.lead();
        days.add(new Answer(list.name(), i + 1, lead.outcome(), at, lead.finding().at(at)));
      }
    }
  }
}
