package fangkong.server.investigations;

import fangkong.tracing.spi.PersonOrder;
import java.util.Arrays;
import java.util.UUID;

/**
 * People as the ints that the tracing engine knows, numbered as they come; their order is that of
 * the text of their ids. Some 28 bytes a person.
 *
 * <p>Thread-safe: whoever got a number, or an index that was sealed with it, may ask for its id
 * without waiting.
 *
 * <p>Invariants: the id of number n is {@code bits[2n]} and {@code bits[2n + 1]}, which do not
 * change once n is given out; {@code slots} is a table of open addressing of n + 1, at most half
 * full, in which 0 is free.
 */
final class PeopleAsInts implements PersonOrder {

  private static final long SPREADING = 0x9E37_79B9_7F4A_7C15L;

  private volatile long[] bits = new long[2 << 10];
  private int[] slots = new int[4 << 10];
  private int size;

  /** The number of somebody, given now to whoever has none. */
  synchronized int number(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    int slot = find(high, low);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    long[] room = bits;
    if (2 * size == room.length) {
      room = Arrays.copyOf(room, 2 * room.length);
    }
    room[2 * size] = high;
    room[2 * size + 1] = low;
    bits = room;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      spread();
    }
    return size - 1;
  }

  /** Where an id is, or the free slot for it. */
  private int find(long high, long low) {
    long[] known = bits;
    int mask = slots.length - 1;
    int slot = (int) (((high ^ (low * SPREADING)) * SPREADING) >>> 32) & mask;
    while (slots[slot] != 0) {
      int at = 2 * (slots[slot] - 1);
      if (known[at] == high && known[at + 1] == low) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void spread() {
    slots = new int[2 * slots.length];
    long[] known = bits;
    for (int number = 0; number < size; number++) {
      slots[find(known[2 * number], known[2 * number + 1])] = number + 1;
    }
  }

  synchronized int size() {
    return size;
  }

  UUID id(int number) {
    long[] known = bits;
    return new UUID(known[2 * number], known[2 * number + 1]);
  }

  /** Hexadecimal text of equal length has the order of the unsigned numbers it writes. */
  @Override
  public int compare(int a, int b) {
    long[] known = bits;
    int high = Long.compareUnsigned(known[2 * a], known[2 * b]);
    return high != 0 ? high : Long.compareUnsigned(known[2 * a + 1], known[2 * b + 1]);
  }
}
