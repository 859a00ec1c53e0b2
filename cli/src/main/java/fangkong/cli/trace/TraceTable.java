package fangkong.cli.trace;

import java.util.List;
import java.util.stream.Stream;

/**
 * The three inputs of a trace and their columns: ids, then the start and the end of an interval.
 */
public enum TraceTable {
  CASES("person", "infectious_from", "infectious_until", true),
  CHECK_INS("place", "entered_at", "left_at", true),
  NAMED_CONTACTS("contact", "from", "until", false);

  private static final String PERSON = "person";

  private final String lastId;
  private final String from;
  private final String until;
  private final boolean untilMayBeBlank;

  TraceTable(String lastId, String from, String until, boolean untilMayBeBlank) {
    this.lastId = lastId;
    this.from = from;
    this.until = until;
    this.untilMayBeBlank = untilMayBeBlank;
  }

  /** The columns of ids, one or two, then those of the interval. */
  public List<String> columns() {
    return Stream.of(PERSON, lastId, from, until).distinct().toList();
  }

  public String lastId() {
    return lastId;
  }

  public String from() {
    return from;
  }

  public String until() {
    return until;
  }

  public boolean untilMayBeBlank() {
    return untilMayBeBlank;
  }

  /** One table of ids for each column of them. */
  Layout layout(IdTable... ids) {
    return new Layout(columns(), List.of(ids), untilMayBeBlank);
  }
}
