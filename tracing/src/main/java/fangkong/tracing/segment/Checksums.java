package fangkong.tracing.segment;

import static fangkong.tracing.segment.Format.CHUNK_BYTES;
import static fangkong.tracing.segment.Format.INT;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.zip.CRC32C;

/**
 * The checksums of the rows of an opened segment, chunk by chunk. A chunk is compared once, before
 * its first row is read, so that opening a segment does not read it through. Thread-safe: two
 * threads that meet at a chunk may both compare it, and come to the same.
 */
final class Checksums {
  private static final int BITS = Integer.SIZE;

  private final MemorySegment rows;
  private final MemorySegment table;
  private final AtomicIntegerArray compared;

  Checksums(MemorySegment rows, MemorySegment table) {
    this.rows = rows;
    this.table = table;
    compared = new AtomicIntegerArray(chunks(rows.byteSize()) / BITS + 1);
  }

  static int chunks(long bytes) {
    return Math.toIntExact((bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
  }

  static int of(MemorySegment bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.asByteBuffer());
    return (int) crc.getValue();
  }

  private static MemorySegment chunk(MemorySegment rows, int chunk) {
    long start = (long) chunk * CHUNK_BYTES;
    return rows.asSlice(start, Math.min(CHUNK_BYTES, rows.byteSize() - start));
  }

  /** Fills a table of as many ints as there are chunks. */
  static void write(MemorySegment rows, MemorySegment table) {
    for (int chunk = 0; chunk < chunks(rows.byteSize()); chunk++) {
      table.setAtIndex(INT, chunk, of(chunk(rows, chunk)));
    }
  }

  /** Makes sure that bytes [start, end) of the rows are as they were written. */
  void check(long start, long end) {
    if (start >= end) {
      return;
    }
    int last = (int) ((end - 1) / CHUNK_BYTES);
    for (int chunk = (int) (start / CHUNK_BYTES); chunk <= last; chunk++) {
      if ((compared.getPlain(chunk / BITS) >>> chunk & 1) == 0) {
        compare(chunk);
      }
    }
  }

  private void compare(int chunk) {
    if (of(chunk(rows, chunk)) != table.getAtIndex(INT, chunk)) {
      throw new CorruptSegmentException(
          "the rows of chunk %d are not as they were written".formatted(chunk));
    }
    compared.getAndUpdate(chunk / BITS, bits -> bits | 1 << chunk);
  }
}
