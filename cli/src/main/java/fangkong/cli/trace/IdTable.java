package fangkong.cli.trace;

import fangkong.tracing.spi.PersonOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids and the ints that stand for them, numbered from 0 as they come. An id is its UTF-8 bytes,
 * nothing trimmed or folded; comparing bytes as unsigned numbers is comparing by Unicode code
 * point, which comparing Java strings is not. An open-addressing hash table over one array of
 * bytes: no object an id. Not thread-safe while ids are added, thread-safe for reading afterwards.
 */
final class IdTable implements PersonOrder {
  /** Answered instead of an int: the bytes are not UTF-8. */
  static final int NOT_UTF_8 = -1;

  private static final int FREE = 0;

  private byte[] text = new byte[1 << 12];
  private int[] starts = new int[1 << 8];
  private int[] hashes = new int[1 << 8];
  private int[] slots = new int[1 << 9];
  private int size;

  int size() {
    return size;
  }

  /** The int of the id in {@code source}, a new one if it is new. */
  int intern(byte[] source, int start, int end) {
    int hash = hash(source, start, end);
    int slot = hash & (slots.length - 1);
    while (slots[slot] != FREE) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash
          && Arrays.equals(text, starts[id], starts[id + 1], source, start, end)) {
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return isUtf8(source, start, end) ? add(source, start, end, hash, slot) : NOT_UTF_8;
  }

  private int add(byte[] source, int start, int end, int hash, int slot) {
    int id = size++;
    int from = starts[id];
    int until = Math.addExact(from, end - start);
    if (until > text.length) {
      text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8L, until * 2L));
    }
    System.arraycopy(source, start, text, from, end - start);
    if (id + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
    starts[id + 1] = until;
    hashes[id] = hash;
    slots[slot] = id + 1;
    if (size * 2L > slots.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    int[] larger = new int[slots.length * 2];
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & (larger.length - 1);
      while (larger[slot] != FREE) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = id + 1;
    }
    slots = larger;
  }

  private static int hash(byte[] source, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + source[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  private static boolean isUtf8(byte[] source, int start, int end) {
    int bits = 0;
    for (int i = start; i < end; i++) {
      bits |= source[i];
    }
    if (bits >= 0) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public int compare(int a, int b) {
    return Arrays.compareUnsigned(text, starts[a], starts[a + 1], text, starts[b], starts[b + 1]);
  }

  /** Adds the id as a cell. */
  void write(int id, Utf8Buffer out) {
    out.cell(text, starts[id], starts[id + 1]);
  }
}
