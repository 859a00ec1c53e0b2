package fangkong.cli.trace;

import fangkong.tracing.spi.PersonOrder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids and the ints that stand for them, numbered from 0 as they come. An id is UTF-8 bytes, nothing
 * trimmed or folded; comparing bytes as unsigned numbers is comparing by Unicode code point, which
 * comparing Java strings is not.
 *
 * <p>An open-addressing hash table over one array of bytes: no object an id. A slot holds the hash
 * and where the entry is; an entry is eight bytes of int and size, then the id, padded with zeros
 * to whole words.
 *
 * <p>{@link #intern} is thread-safe; which thread comes first decides the numbers, so nothing may
 * depend on them. Finding an id takes no lock. Entries are only ever added, an entry is complete
 * before its slot is set with release, and slots are read with acquire; when a {@link Generation}
 * of arrays is full, a larger copy is published and the old one stays as it was. So a thread that
 * finds an id has found the right one, and one that does not looks again under the lock, where it
 * sees all. The other methods are for when all ids are there, made visible by whatever ended the
 * threads' work.
 */
final class IdTable implements PersonOrder {
  private static final int AT_A_TIME = 1 << 8;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
  private static final int FREE = 0;
  private static final int HEAD = Words.BYTES;

  private volatile Generation newest = new Generation(new long[1 << 9], new byte[1 << 12]);
  private int[] entries = new int[1 << 8];
  private int size;
  private int textEnd = HEAD;

  /** The arrays of the table from one growth to the next; entry 0 is none, so that 0 is free. */
  private static final class Generation {
    final long[] slots;
    final byte[] text;

    Generation(long[] slots, byte[] text) {
      this.slots = slots;
      this.text = text;
    }

    /** What is in the slot of the id, {@link #FREE} if it has none. */
    long find(byte[] source, int start, int length, int hash) {
      int slot = hash & (slots.length - 1);
      long found = get(slot);
      while (found != FREE
          && !(hashOf(found) == hash && isAt(entryOf(found), source, start, length))) {
        slot = next(slot);
        found = get(slot);
      }
      return found;
    }

    /** What is in the first slot with this hash, {@link #FREE} if there is none. */
    long findHash(int hash) {
      int slot = hash & (slots.length - 1);
      long found = get(slot);
      while (found != FREE && hashOf(found) != hash) {
        slot = next(slot);
        found = get(slot);
      }
      return found;
    }

    /** Fills the first free slot for what has this hash; by one thread at a time. */
    void put(int hash, long entry) {
      int slot = hash & (slots.length - 1);
      while (slots[slot] != FREE) {
        slot = next(slot);
      }
      SLOT.setRelease(slots, slot, entry);
    }

    long get(int slot) {
      return (long) SLOT.getAcquire(slots, slot);
    }

    private int next(int slot) {
      return (slot + 1) & (slots.length - 1);
    }

    int idOf(long found) {
      return (int) Words.at(text, entryOf(found));
    }

    private boolean isAt(int entry, byte[] source, int start, int length) {
      if (sizeOf(Words.at(text, entry)) != length) {
        return false;
      }
      int at = entry + HEAD;
      int i = 0;
      for (; i + Words.BYTES <= length; i += Words.BYTES) {
        if (Words.at(text, at + i) != Words.at(source, start + i)) {
          return false;
        }
      }
      return i == length || Words.at(text, at + i) == Words.at(source, start + i, length - i);
    }
  }

  private static int hashOf(long slot) {
    return (int) (slot >>> Integer.SIZE);
  }

  private static int entryOf(long slot) {
    return (int) slot;
  }

  private static int sizeOf(long head) {
    return (int) (head >>> Integer.SIZE);
  }

  int size() {
    return size;
  }

  /**
   * The int of the id in {@code source}, a new one if it is new. The id is not empty, and {@code
   * source} goes on for {@link Words#BYTES} bytes behind it.
   */
  int intern(byte[] source, int start, int end) {
    int length = end - start;
    int hash = hash(source, start, length);
    Generation known = newest;
    long found = known.find(source, start, length, hash);
    return found != FREE ? known.idOf(found) : internNew(source, start, length, hash);
  }

  /**
   * Interns the first {@code count} slices of {@code source}, each a start in the upper half of a
   * long and a length in the lower one. The slots of many ids are fetched, then their entries,
   * before any id is compared.
   */
  void intern(byte[] source, long[] slices, int count, int[] ids) {
    Lookup lookup = new Lookup();
    for (int first = 0; first < count; first += AT_A_TIME) {
      int size = Math.min(AT_A_TIME, count - first);
      Generation known = newest;
      lookup.fetch(known, source, slices, first, size);
      for (int i = 0; i < size; i++) {
        long slice = slices[first + i];
        int start = startOf(slice);
        int length = lengthOf(slice);
        ids[first + i] =
            lookup.isFound(i, known, source, start, length)
                ? (int) lookup.heads[i]
                : intern(source, start, start + length);
      }
    }
  }

  private static int startOf(long slice) {
    return (int) (slice >>> Integer.SIZE);
  }

  private static int lengthOf(long slice) {
    return (int) slice;
  }

  /** What many ids are looked for with, and the first entries that they lead to. */
  private static final class Lookup {
    final int[] hashes = new int[AT_A_TIME];
    final long[] slots = new long[AT_A_TIME];
    final long[] heads = new long[AT_A_TIME];

    void fetch(Generation known, byte[] source, long[] slices, int first, int size) {
      for (int i = 0; i < size; i++) {
        long slice = slices[first + i];
        hashes[i] = hash(source, startOf(slice), lengthOf(slice));
      }
      for (int i = 0; i < size; i++) {
        slots[i] = known.get(hashes[i] & (known.slots.length - 1));
      }
      for (int i = 0; i < size; i++) {
        if (hashOf(slots[i]) != hashes[i]) {
          slots[i] = known.findHash(hashes[i]);
        }
      }
      for (int i = 0; i < size; i++) {
        heads[i] = Words.at(known.text, entryOf(slots[i]));
      }
    }

    boolean isFound(int i, Generation known, byte[] source, int start, int length) {
      return hashOf(slots[i]) == hashes[i] && known.isAt(entryOf(slots[i]), source, start, length);
    }
  }

  private synchronized int internNew(byte[] source, int start, int length, int hash) {
    Generation current = roomFor(length);
    long found = current.find(source, start, length, hash);
    if (found != FREE) {
      return current.idOf(found);
    }
    int id = size++;
    if (id == entries.length) {
      entries = Arrays.copyOf(entries, id * 2);
    }
    entries[id] = textEnd;
    Words.put(current.text, textEnd, ((long) length << Integer.SIZE) | id);
    System.arraycopy(source, start, current.text, textEnd + HEAD, length);
    current.put(hash, ((long) hash << Integer.SIZE) | textEnd);
    textEnd += HEAD + padded(length);
    return id;
  }

  /** The newest generation, grown if an id of this length might not find room in it. */
  private Generation roomFor(int length) {
    Generation current = newest;
    int needed = Math.addExact(textEnd, HEAD + padded(length));
    boolean textIsFull = needed > current.text.length;
    boolean slotsAreFull = size * 2L >= current.slots.length;
    if (!textIsFull && !slotsAreFull) {
      return current;
    }
    int textSize = (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L);
    Generation larger =
        new Generation(
            slotsAreFull ? new long[current.slots.length * 2] : current.slots.clone(),
            textIsFull ? Arrays.copyOf(current.text, textSize) : current.text);
    if (slotsAreFull) {
      for (long entry : current.slots) {
        if (entry != FREE) {
          larger.put(hashOf(entry), entry);
        }
      }
    }
    newest = larger;
    return larger;
  }

  private static int padded(int length) {
    return (length + Words.BYTES - 1) & -Words.BYTES;
  }

  private static int hash(byte[] source, int start, int length) {
    long hash = length;
    int i = 0;
    for (; i + Words.BYTES <= length; i += Words.BYTES) {
      hash = mixed(hash ^ Words.at(source, start + i));
    }
    if (i < length) {
      hash = mixed(hash ^ Words.at(source, start + i, length - i));
    }
    return (int) hash;
  }

  /** Both halves of a product of 128 bits, so that every bit counts in every other. */
  private static long mixed(long bits) {
    return Math.unsignedMultiplyHigh(bits, MULTIPLIER) ^ (bits * MULTIPLIER);
  }

  @Override
  public int compare(int a, int b) {
    byte[] text = newest.text;
    return Arrays.compareUnsigned(text, start(a), end(text, a), text, start(b), end(text, b));
  }

  private int start(int id) {
    return entries[id] + HEAD;
  }

  private int end(byte[] text, int id) {
    return start(id) + sizeOf(Words.at(text, entries[id]));
  }

  String text(int id) {
    byte[] text = newest.text;
    return new String(text, start(id), end(text, id) - start(id), StandardCharsets.UTF_8);
  }

  /** Adds the id as a cell. */
  void write(int id, Utf8Buffer out) {
    byte[] text = newest.text;
    out.cell(text, start(id), end(text, id));
  }
}
