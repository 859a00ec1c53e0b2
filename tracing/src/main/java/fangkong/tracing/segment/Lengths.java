package fangkong.tracing.segment;

/**
 * Classes of the length of a stay. The stays of a place are sorted by class, then by start, so that
 * a scan for who was there at a time looks back as far as the longest of each class and a stay of a
 * day widens the scan of its own class only.
 */
public final class Lengths {
  /** How many classes there are: up to an hour, up to five, and longer. */
  public static final int CLASSES = 3;

  private static final long HOUR = 3_600;

  private Lengths() {}

  static int classOf(long seconds) {
    return seconds <= HOUR ? 0 : seconds <= 5 * HOUR ? 1 : 2;
  }
}
