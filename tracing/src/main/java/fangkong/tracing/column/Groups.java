package fangkong.tracing.column;

import fangkong.tracing.spi.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Longs grouped by an int key, both ascending. Immutable and thread-safe.
 *
 * <p>Invariants: {@code keys} are distinct and ascending; the values of {@code keys[i]} are {@code
 * values[starts[i]]} to {@code values[starts[i + 1] - 1]}, ascending.
 *
 * <p>Complexity: rows are spread over at most 512 buckets by the leading bits of the key, which
 * writes each bucket from front to back; a bucket fits the cache and is spread again by the key;
 * then each group is sorted: O(n log n) comparisons at worst, two passes over memory. Few rows over
 * many keys are sorted by key and row number instead, without an array as long as the keys' bound.
 * Buckets are shared out among the workers; the result does not depend on their number.
 */
public final class Groups {
  /** No rows. */
  public static final Groups NONE = new Groups(new int[0], new int[1], new long[0]);

  private static final int BUCKET_BITS = 9;
  private static final int SPARSE = 8;

  public final int[] keys;
  public final int[] starts;

  /** The values, followed by room that means nothing. */
  public final long[] values;

  private Groups(int[] keys, int[] starts, long[] values) {
    this.keys = keys;
    this.starts = starts;
    this.values = values;
  }

  /** How many values there are. */
  public int size() {
    return starts[keys.length];
  }

  /**
   * Groups {@code values[0 … size - 1]} by {@code keys}, each in 0 to {@code bound} - 1. The values
   * may be put in order where they are: the array belongs to the groups from now on.
   */
  public static Groups of(int[] keys, long[] values, int size, int bound, Workers workers) {
    return bound / SPARSE > size
        ? bySorting(keys, values, size)
        : new Spreading(keys, values, size, bound, workers).groups();
  }

  private static Groups bySorting(int[] keys, long[] values, int size) {
    long[] order = new long[size];
    for (int row = 0; row < size; row++) {
      order[row] = (long) keys[row] << 32 | row;
    }
    Arrays.sort(order);
    long[] sorted = new long[size];
    int[] distinct = new int[size];
    int[] starts = new int[size + 1];
    int groups = 0;
    for (int i = 0; i < size; i++) {
      int key = (int) (order[i] >>> 32);
      if (groups == 0 || distinct[groups - 1] != key) {
        distinct[groups] = key;
        starts[groups++] = i;
      }
      sorted[i] = values[(int) order[i]];
    }
    starts[groups] = size;
    for (int g = 0; g < groups; g++) {
      Arrays.sort(sorted, starts[g], starts[g + 1]);
    }
    return new Groups(Arrays.copyOf(distinct, groups), Arrays.copyOf(starts, groups + 1), sorted);
  }

  /** One grouping by buckets; its arrays are shared by the workers, each of which owns a part. */
  private static final class Spreading {
    private final int[] keys;
    private final long[] values;
    private final int size;
    private final int bound;
    private final Workers workers;
    private final int shift;
    private final int buckets;
    private final int[] bucketStarts;
    private final int[] bucketKeys;
    private final long[] bucketValues;
    private final long[] sorted;
    private final int[] counts;

    Spreading(int[] keys, long[] values, int size, int bound, Workers workers) {
      this.keys = keys;
      this.values = values;
      this.size = size;
      this.bound = bound;
      this.workers = workers;
      shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(bound) - BUCKET_BITS);
      buckets = (bound >>> shift) + 1;
      bucketStarts = new int[buckets + 1];
      bucketKeys = new int[size];
      bucketValues = new long[size];
      sorted = values;
      counts = new int[bound];
    }

    Groups groups() {
      int[][] next = cursors();
      workers.run(worker -> spread(worker, next[worker]));
      AtomicInteger bucket = new AtomicInteger();
      workers.run(_ -> {
        int[] cursor = new int[1 << shift];
        for (int b = bucket.getAndIncrement(); b < buckets; b = bucket.getAndIncrement()) {
          group(b, cursor);
        }
      });
      return distinct();
    }

    private int sliceStart(int worker) {
      return (int) ((long) size * worker / workers.count());
    }

    /** For each worker where its rows of each bucket go; fills the starts of the buckets. */
    private int[][] cursors() {
      int[][] next = new int[workers.count()][buckets];
      workers.run(worker -> {
        int[] count = next[worker];
        int end = sliceStart(worker + 1);
        for (int row = sliceStart(worker); row < end; row++) {
          count[keys[row] >>> shift]++;
        }
      });
      int at = 0;
      for (int b = 0; b < buckets; b++) {
        bucketStarts[b] = at;
        for (int[] cursor : next) {
          int count = cursor[b];
          cursor[b] = at;
          at += count;
        }
      }
      bucketStarts[buckets] = at;
      return next;
    }

    private void spread(int worker, int[] next) {
      int end = sliceStart(worker + 1);
      for (int row = sliceStart(worker); row < end; row++) {
        int at = next[keys[row] >>> shift]++;
        bucketKeys[at] = keys[row];
        bucketValues[at] = values[row];
      }
    }

    private void group(int bucket, int[] cursor) {
      int start = bucketStarts[bucket];
      int end = bucketStarts[bucket + 1];
      int first = bucket << shift;
      int last = (int) Math.min(bound, first + (1L << shift));
      for (int row = start; row < end; row++) {
        counts[bucketKeys[row]]++;
      }
      int at = start;
      for (int key = first; key < last; key++) {
        cursor[key - first] = at;
        at += counts[key];
      }
      for (int row = start; row < end; row++) {
        sorted[cursor[bucketKeys[row] - first]++] = bucketValues[row];
      }
      for (int key = first; key < last; key++) {
        if (counts[key] > 1) {
          Arrays.sort(sorted, cursor[key - first] - counts[key], cursor[key - first]);
        }
      }
    }

    private Groups distinct() {
      int groups = 0;
      for (int count : counts) {
        groups += count == 0 ? 0 : 1;
      }
      int[] distinct = new int[groups];
      int[] starts = new int[groups + 1];
      int at = 0;
      int g = 0;
      for (int key = 0; key < bound; key++) {
        if (counts[key] > 0) {
          distinct[g] = key;
          starts[g++] = at;
          at += counts[key];
        }
      }
      starts[groups] = at;
      return new Groups(distinct, starts, sorted);
    }
  }
}
