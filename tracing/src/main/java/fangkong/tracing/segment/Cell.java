package fangkong.tracing.segment;

import java.util.Arrays;
import java.util.List;

/**
 * All segments of one range of time, oldest first. Immutable and thread-safe.
 *
 * <p>Invariants: a check-in is in one segment. The stays of a person are in one segment too, the
 * last that was derived for them: in the older ones the person is superseded, and the stays there
 * are to be passed over. Check-ins are never superseded.
 */
public final class Cell {
  private static final long[] NOBODY = {};

  private final Segment[] segments;
  private final long[][] superseded;

  private Cell(Segment[] segments, long[][] superseded) {
    this.segments = segments;
    this.superseded = superseded;
  }

  static Cell of(Segment only) {
    return new Cell(new Segment[] {only}, new long[][] {NOBODY});
  }

  /** The cell of the segments of one range of time, oldest first, as they were written. */
  static Cell of(List<Segment> opened) {
    Cell cell = of(opened.getFirst());
    for (Segment next : opened.subList(1, opened.size())) {
      cell = cell.with(next, next.derivedPersons());
    }
    return cell;
  }

  /** With a newer segment, in which the stays of {@code persons} are. */
  Cell with(Segment newest, int[] persons) {
    Segment[] more = Arrays.copyOf(segments, segments.length + 1);
    more[segments.length] = newest;
    long[][] bits = Arrays.copyOf(superseded, more.length);
    for (int i = 0; i < segments.length && persons.length > 0; i++) {
      bits[i] = marked(bits[i], persons, segments[i].personBound());
    }
    bits[segments.length] = NOBODY;
    return new Cell(more, bits);
  }

  private static long[] marked(long[] bits, int[] persons, int bound) {
    long[] marked = Arrays.copyOf(bits, (bound >>> 6) + 1);
    for (int person : persons) {
      if (person < bound) {
        marked[person >>> 6] |= 1L << person;
      }
    }
    return marked;
  }

  /** With the segments from {@code first} on replaced by {@code merged}. */
  Cell mergedFrom(int first, Segment merged) {
    Segment[] fewer = Arrays.copyOf(segments, first + 1);
    fewer[first] = merged;
    long[][] bits = Arrays.copyOf(superseded, first + 1);
    bits[first] = NOBODY;
    return new Cell(fewer, bits);
  }

  public long from() {
    return segments[0].from();
  }

  public long until() {
    return segments[0].until();
  }

  /** How many segments there are, at least one. */
  public int size() {
    return segments.length;
  }

  public Segment segment(int i) {
    return segments[i];
  }

  /** The persons superseded in segment i, a bit each by number; empty if there is none. */
  public long[] superseded(int i) {
    return superseded[i];
  }

  public static boolean isIn(long[] superseded, int person) {
    return superseded.length != 0 && (superseded[person >>> 6] >>> person & 1) != 0;
  }
}
