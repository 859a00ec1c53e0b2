package fangkong.server.audit;

import fangkong.server.database.Bytes;
import java.nio.ByteBuffer;

/**
 * The last entry of a month's chain.
 *
 * @param before the hash that the first entry of the month follows
 * @param number 0 before the first
 */
record Head(int month, Bytes before, long number, Bytes hash) {

  /** What is signed. */
  Bytes message() {
    byte[] first = before.toArray();
    byte[] last = hash.toArray();
    return Bytes.of(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES + first.length + last.length)
            .putInt(month)
            .put(first)
            .putLong(number)
            .put(last)
            .array());
  }
}
