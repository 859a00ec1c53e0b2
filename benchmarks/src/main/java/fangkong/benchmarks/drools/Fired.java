package fangkong.benchmarks.drools;

/**
 * A clause that fired on a line, or whose course a ruling opens.
 *
 * @param anchorDay the day of the event
 * @param knownDay when the line became known
 * @param historyDays how many days later it may have become known to count
 */
public record Fired(
    String person,
    String category,
    boolean byRuling,
    long anchorDay,
    long knownDay,
    long historyDays) {

  public long daysLate() {
    return knownDay - anchorDay;
  }
}
