package fangkong.tracing.segment;

import static fangkong.tracing.segment.Format.INT;

import java.lang.foreign.MemorySegment;

/**
 * Where the rows of each key start: the front of a section of rows that is sorted by key. Immutable
 * and thread-safe.
 *
 * <p>Invariants: the rows of the group at {@code i} and class {@code c} are {@code starts[i *
 * classes + c]} to {@code starts[i * classes + c + 1] - 1}. With keys, these are ascending and the
 * group of a key is found by binary search; without, the group of key k is at k.
 */
public final class Directory {
  /** Answered for a key that has no rows. */
  public static final int NOWHERE = -1;

  private final MemorySegment keys;
  private final MemorySegment starts;
  private final int classes;
  private final int groups;

  Directory(MemorySegment keys, MemorySegment starts, int classes) {
    this.keys = keys;
    this.starts = starts;
    this.classes = classes;
    groups = (int) ((starts.byteSize() / INT.byteSize() - 1) / classes);
  }

  /** How many places a walk over all groups goes through; some may be empty. */
  public int groups() {
    return groups;
  }

  private boolean isSparse() {
    return keys.byteSize() > 0;
  }

  /** The key of the group at {@code i}. */
  public int key(int i) {
    return isSparse() ? keys.getAtIndex(INT, i) : i;
  }

  /** Where the group of {@code key} is, or {@link #NOWHERE}. */
  public int find(int key) {
    if (!isSparse()) {
      return key < groups ? key : NOWHERE;
    }
    int low = 0;
    int high = groups - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = keys.getAtIndex(INT, middle);
      if (found == key) {
        return middle;
      }
      if (found < key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NOWHERE;
  }

  /** The first row of class {@code c} of the group at {@code i}. */
  public int start(int i, int c) {
    return starts.getAtIndex(INT, (long) i * classes + c);
  }

  /** The row after the last one of class {@code c}. */
  public int end(int i, int c) {
    return starts.getAtIndex(INT, (long) i * classes + c + 1);
  }

  /** The row after the last one of the group. */
  public int end(int i) {
    return starts.getAtIndex(INT, (long) (i + 1) * classes);
  }

  /** A directory as it is written: {@code keys} is empty where every key has a group. */
  static final class Written {
    final int[] keys;
    final int[] starts;

    private Written(int[] keys, int[] starts) {
      this.keys = keys;
      this.starts = starts;
    }

    /**
     * Of ascending {@code cells}, each {@code key * classes + class}, whose rows start at {@code
     * cellStarts}, the last of which is the end of the last one's.
     */
    static Written of(int[] cells, int[] cellStarts, int classes) {
      int distinct = 0;
      for (int i = 0; i < cells.length; i++) {
        distinct += i == 0 || cells[i] / classes != cells[i - 1] / classes ? 1 : 0;
      }
      int bound = cells.length == 0 ? 0 : cells[cells.length - 1] / classes + 1;
      boolean sparse = (long) bound * classes > (long) distinct * (classes + 1);
      int[] keys = new int[sparse ? distinct : 0];
      int groups = sparse ? distinct : bound;
      int[] starts = new int[groups * classes + 1];
      int cell = 0;
      int at = 0;
      for (int group = 0; group < groups; group++) {
        int key = sparse ? cells[cell] / classes : group;
        if (sparse) {
          keys[group] = key;
        }
        for (int c = 0; c < classes; c++) {
          starts[at++] = cellStarts[cell];
          if (cell < cells.length && cells[cell] == key * classes + c) {
            cell++;
          }
        }
      }
      starts[at] = cellStarts[cells.length];
      return new Written(keys, starts);
    }
  }
}
