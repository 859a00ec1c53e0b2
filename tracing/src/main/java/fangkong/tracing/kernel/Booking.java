package fangkong.tracing.kernel;

import java.util.Arrays;

/**
 * The contacts of one generation that one worker has found, a slot each, and what their exposures
 * add up to. Not thread-safe; what several workers found is joined by {@link #addAll}, in any
 * order, since all is minima, maxima, sums and counts.
 *
 * <p>Invariants: {@code slotOf[p]} is {@code FREE} for somebody in no generation, {@code CLOSED}
 * for somebody in an earlier one, {@code FIRST_SOURCE - i} for source i of this generation, else
 * the person's slot. The numbers of slot s are at {@code 4 * s} and after: earliest start, latest
 * end, sum of lengths, count.
 */
public final class Booking {
  static final int FREE = -1;
  static final int CLOSED = -2;
  static final int FIRST_SOURCE = -3;

  private static final int NUMBERS = 4;

  final int[] slotOf;
  private int[] person = new int[64];
  private long[] numbers = new long[64 * NUMBERS];
  private int size;

  public Booking(int personBound) {
    slotOf = new int[personBound];
    Arrays.fill(slotOf, FREE);
  }

  /** Forgets the contacts and keeps who is closed. */
  public void clear() {
    size = 0;
  }

  /** Takes the person out of all generations. */
  public void free(int who) {
    slotOf[who] = FREE;
  }

  /** Puts the person into an earlier generation. */
  public void close(int who) {
    slotOf[who] = CLOSED;
  }

  /** Makes the person source i of this generation. */
  public void makeSource(int who, int i) {
    slotOf[who] = FIRST_SOURCE - i;
  }

  /** Whether the person is in no earlier generation. */
  public boolean isOpen(int who) {
    return slotOf[who] >= FREE;
  }

  /** Books the exposure [from, until) of somebody who is open. */
  public void book(int who, long from, long until) {
    book(who, from, until, until - from, 1);
  }

  void book(int who, long first, long last, long overlap, long exposures) {
    int slot = slotOf[who];
    if (slot == FREE) {
      slot = size++;
      slotOf[who] = slot;
      open(slot, who);
    }
    long[] to = numbers;
    int at = slot * NUMBERS;
    to[at] = Math.min(to[at], first);
    to[at + 1] = Math.max(to[at + 1], last);
    to[at + 2] += overlap;
    to[at + 3] += exposures;
  }

  private void open(int slot, int who) {
    if (slot == person.length) {
      person = Arrays.copyOf(person, slot * 2);
      numbers = Arrays.copyOf(numbers, slot * 2 * NUMBERS);
    }
    person[slot] = who;
    int at = slot * NUMBERS;
    numbers[at] = Long.MAX_VALUE;
    numbers[at + 1] = Long.MIN_VALUE;
    numbers[at + 2] = 0;
    numbers[at + 3] = 0;
  }

  /** Adds what another worker found; the other's persons become free there. */
  public void addAll(Booking more) {
    for (int slot = 0; slot < more.size; slot++) {
      more.free(more.person[slot]);
      book(
          more.person[slot],
          more.first(slot),
          more.last(slot),
          more.overlap(slot),
          more.exposures(slot));
    }
    more.clear();
  }

  public int size() {
    return size;
  }

  public int person(int slot) {
    return person[slot];
  }

  public long first(int slot) {
    return numbers[slot * NUMBERS];
  }

  public long last(int slot) {
    return numbers[slot * NUMBERS + 1];
  }

  public long overlap(int slot) {
    return numbers[slot * NUMBERS + 2];
  }

  public long exposures(int slot) {
    return numbers[slot * NUMBERS + 3];
  }
}
