package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.kernel.Booking;
import fangkong.tracing.spi.PersonOrder;
import java.util.Arrays;

/**
 * The contacts that a trace found, as columns, sorted by generation, then by person in the order of
 * the tracer. Immutable and thread-safe; row numbers are 0 to {@link #size} - 1. Who exposed them
 * is told by {@link Chains}.
 */
public final class Contacts {
  private final int[] person;
  private final int[] generation;
  private final long[] first;
  private final long[] last;
  private final long[] overlap;
  private final long[] exposures;
  private final int emptyWindows;

  private Contacts(Builder builder, int emptyWindows) {
    person = builder.person.toArray();
    generation = builder.generation.toArray();
    first = builder.first.toArray();
    last = builder.last.toArray();
    overlap = builder.overlap.toArray();
    exposures = builder.exposures.toArray();
    this.emptyWindows = emptyWindows;
  }

  public int size() {
    return person.length;
  }

  public int person(int row) {
    return person[row];
  }

  /** 1 for who met a case, 2 for who met one of those, and so on. */
  public int generation(int row) {
    return generation[row];
  }

  /** Epoch second of the earliest start of an exposure. */
  public long firstExposedAt(int row) {
    return first[row];
  }

  /** Epoch second of the latest end of an exposure. */
  public long lastExposedAt(int row) {
    return last[row];
  }

  /** The sum of the lengths of the exposures; two sources at once count twice. */
  public long overlapSeconds(int row) {
    return overlap[row];
  }

  public long exposures(int row) {
    return exposures[row];
  }

  /** How many windows, of cases and of contacts that could have exposed others, were empty. */
  public int emptyWindows() {
    return emptyWindows;
  }

  /** Takes the contacts generation by generation; not thread-safe. */
  static final class Builder {
    private final PersonOrder order;
    private final IntColumn person = new IntColumn();
    private final IntColumn generation = new IntColumn();
    private final LongColumn first = new LongColumn();
    private final LongColumn last = new LongColumn();
    private final LongColumn overlap = new LongColumn();
    private final LongColumn exposures = new LongColumn();

    Builder(PersonOrder order) {
      this.order = order;
    }

    int size() {
      return person.size();
    }

    int person(int row) {
      return person.get(row);
    }

    long first(int row) {
      return first.get(row);
    }

    /** Adds a generation, which comes after those added before. */
    void add(Booking found, int itsGeneration) {
      for (int slot : slots(found)) {
        person.add(found.person(slot));
        generation.add(itsGeneration);
        first.add(found.first(slot));
        last.add(found.last(slot));
        overlap.add(found.overlap(slot));
        exposures.add(found.exposures(slot));
      }
    }

    private int[] slots(Booking found) {
      long[] byNumber = new long[found.size()];
      for (int slot = 0; slot < byNumber.length; slot++) {
        byNumber[slot] = (long) found.person(slot) << 32 | slot;
      }
      Arrays.sort(byNumber);
      int[] slots = new int[byNumber.length];
      for (int i = 0; i < slots.length; i++) {
        slots[i] = (int) byNumber[i];
      }
      if (!order.equals(PersonOrder.NATURAL)) {
        new MergeSort(found).sort(slots.clone(), slots, 0, slots.length);
      }
      return slots;
    }

    Contacts build(int emptyWindows) {
      return new Contacts(this, emptyWindows);
    }

    /** A merge sort of slots by person, without boxes. */
    private final class MergeSort {
      private final Booking found;

      MergeSort(Booking found) {
        this.found = found;
      }

      /** Sorts [low, high) of {@code to}; both arrays hold the same slots there. */
      void sort(int[] from, int[] to, int low, int high) {
        if (high - low < 2) {
          return;
        }
        int middle = (low + high) >>> 1;
        sort(to, from, low, middle);
        sort(to, from, middle, high);
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
          boolean takeLeft = right == high || (left < middle && isBefore(from[left], from[right]));
          to[i] = takeLeft ? from[left++] : from[right++];
        }
      }

      private boolean isBefore(int a, int b) {
        return order.compare(found.person(a), found.person(b)) <= 0;
      }
    }
  }
}
