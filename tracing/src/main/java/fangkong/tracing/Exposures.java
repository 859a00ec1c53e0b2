package fangkong.tracing;

/**
 * Every exposure of one person, by start, then source, then place. Immutable and thread-safe; rows
 * are 0 to {@link #size} - 1.
 */
public final class Exposures {
  /** The place of an exposure that is known by name. */
  public static final int NAMED = -1;

  private final int[] source;
  private final int[] place;
  private final long[] from;
  private final long[] until;

  Exposures(int[] source, int[] place, long[] from, long[] until) {
    this.source = source;
    this.place = place;
    this.from = from;
    this.until = until;
  }

  public int size() {
    return source.length;
  }

  public int source(int row) {
    return source[row];
  }

  /** Where it was, or {@link #NAMED}. */
  public int place(int row) {
    return place[row];
  }

  /** Epoch second of the start. */
  public long from(int row) {
    return from[row];
  }

  /** Epoch second of the end. */
  public long until(int row) {
    return until[row];
  }
}
