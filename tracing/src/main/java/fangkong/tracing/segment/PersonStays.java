package fangkong.tracing.segment;

import fangkong.tracing.column.StableOrder;
import java.util.Arrays;

/**
 * The united stays of one person, derived from all check-ins of that person: an open stay ends
 * after the assumed length or at the person's next, strictly later entry anywhere; stays at one
 * place that overlap or touch are one. Stays come out by start. Scratch of one thread: {@link
 * #clear}, {@link #add} each check-in in any order, {@link #derive}, then read.
 *
 * <p>Invariant: {@code lastAt[p]} is the latest stay derived at place p, or {@code NONE}; it is
 * {@code NONE} for every place between two derivations.
 */
public final class PersonStays {
  /** The end of a check-in that was not seen leaving. */
  public static final long OPEN = Long.MAX_VALUE;

  private static final int NONE = -1;

  private final long assumedStaySeconds;
  private final int[] lastAt;
  private int[] place = new int[64];
  private long[] start = new long[64];
  private long[] end = new long[64];
  private int size;
  private boolean sorted = true;
  private int emptyStays;
  private long latestOpenEnd = Long.MIN_VALUE;

  public PersonStays(int placeBound, long assumedStaySeconds) {
    this.assumedStaySeconds = assumedStaySeconds;
    lastAt = new int[placeBound];
    Arrays.fill(lastAt, NONE);
  }

  public void clear() {
    size = 0;
    sorted = true;
  }

  /** Adds a check-in; {@code left} may be {@link #OPEN}. */
  public void add(int at, long entered, long left) {
    if (size == start.length) {
      place = Arrays.copyOf(place, size * 2);
      start = Arrays.copyOf(start, size * 2);
      end = Arrays.copyOf(end, size * 2);
    }
    sorted &= size == 0 || start[size - 1] <= entered;
    place[size] = at;
    start[size] = entered;
    end[size++] = left;
  }

  /** Adds the check-ins of another, which is not derived yet. */
  void addAll(PersonStays more) {
    for (int i = 0; i < more.size; i++) {
      add(more.place[i], more.start[i], more.end[i]);
    }
  }

  /** Replaces the check-ins by the stays they make. */
  public void derive() {
    if (!sorted) {
      sort();
    }
    closeOpenStays();
    unite();
  }

  private void sort() {
    int[] order = StableOrder.byLong(StableOrder.ofRows(size), Arrays.copyOf(start, size));
    int[] oldPlace = Arrays.copyOf(place, size);
    long[] oldStart = Arrays.copyOf(start, size);
    long[] oldEnd = Arrays.copyOf(end, size);
    for (int i = 0; i < size; i++) {
      place[i] = oldPlace[order[i]];
      start[i] = oldStart[order[i]];
      end[i] = oldEnd[order[i]];
    }
    sorted = true;
  }

  private void closeOpenStays() {
    latestOpenEnd = Long.MIN_VALUE;
    long next = Long.MAX_VALUE;
    for (int i = size - 1; i >= 0; i--) {
      if (i + 1 < size && start[i + 1] > start[i]) {
        next = start[i + 1];
      }
      if (end[i] == OPEN) {
        end[i] = Math.min(start[i] + assumedStaySeconds, next);
        latestOpenEnd = Math.max(latestOpenEnd, end[i]);
      }
    }
  }

  private void unite() {
    emptyStays = 0;
    int united = 0;
    for (int i = 0; i < size; i++) {
      if (end[i] <= start[i]) {
        emptyStays++;
        continue;
      }
      int last = lastAt[place[i]];
      if (last != NONE && start[i] <= end[last]) {
        end[last] = Math.max(end[last], end[i]);
      } else {
        place[united] = place[i];
        start[united] = start[i];
        end[united] = end[i];
        lastAt[place[i]] = united++;
      }
    }
    for (int i = 0; i < united; i++) {
      lastAt[place[i]] = NONE;
    }
    size = united;
  }

  public int size() {
    return size;
  }

  public int place(int i) {
    return place[i];
  }

  public long start(int i) {
    return start[i];
  }

  public long end(int i) {
    return end[i];
  }

  /** How many of the check-ins made empty stays. */
  int emptyStays() {
    return emptyStays;
  }

  /** The latest end of a stay that was open, empty ones included. */
  long latestOpenEnd() {
    return latestOpenEnd;
  }

  /** The first stay from {@code low} on that does not start before {@code time}. */
  int endBefore(long time, int low) {
    int end = low;
    while (end < size && start[end] < time) {
      end++;
    }
    return end;
  }

  /** Whether stays [low, high) are those of {@code other} in [otherLow, otherHigh). */
  boolean equals(int low, int high, PersonStays other, int otherLow, int otherHigh) {
    return Arrays.equals(place, low, high, other.place, otherLow, otherHigh)
        && Arrays.equals(start, low, high, other.start, otherLow, otherHigh)
        && Arrays.equals(end, low, high, other.end, otherLow, otherHigh);
  }
}
