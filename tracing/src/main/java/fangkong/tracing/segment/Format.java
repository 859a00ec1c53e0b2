package fangkong.tracing.segment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Where each number of a segment's header is; {@link fangkong.tracing.segment} says it in full. */
final class Format {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** "FKSEGMNT" as bytes in this order. */
  static final long MAGIC = 0x544E_4D47_4553_4B46L;

  static final int VERSION = 1;
  static final int HEADER_BYTES = 512;
  static final int CHUNK_BYTES = 1 << 18;

  static final int AT_MAGIC = 0;
  static final int AT_VERSION = 8;
  static final int AT_CHUNK_BYTES = 12;
  static final int AT_FROM = 16;
  static final int AT_UNTIL = 24;
  static final int AT_BASE = 32;
  static final int AT_START_BITS = 40;
  static final int AT_PLACE_BITS = 44;
  static final int AT_PERSON_BITS = 48;
  static final int AT_LENGTH_BITS = 52;
  static final int AT_ASSUMED_STAY = 56;
  static final int AT_EARLIEST_START = 64;
  static final int AT_LATEST_END = 72;
  static final int AT_ORDINAL = 80;
  static final int AT_COUNT = 84;
  static final int AT_SET = 88;
  static final int AT_PERSON_BOUND = 96;
  static final int AT_PLACE_BOUND = 100;
  static final int AT_LONGEST = 104;
  static final int AT_SECTIONS = 136;
  static final int AT_ROWS_START = 464;
  static final int AT_TABLE_START = 472;
  static final int AT_TOTAL_BYTES = 480;
  static final int AT_FRONT_CHECKSUM = 488;
  static final int AT_TABLE_CHECKSUM = 492;
  static final int AT_HEADER_CHECKSUM = 508;

  /** The sections in the order of the file; the directories come first, the rows from STAYS on. */
  enum Section {
    PERSON_KEYS(0),
    PERSON_STARTS(1),
    PLACE_KEYS(2),
    PLACE_STARTS(3),
    WIDE_PERSON_KEYS(4),
    WIDE_PERSON_STARTS(5),
    WIDE_PLACE_KEYS(6),
    WIDE_PLACE_STARTS(7),
    DERIVED_PERSONS(8),
    STAYS(9),
    CHECK_INS(10),
    WIDE_STAYS(11),
    WIDE_CHECK_INS(12);

    private final int number;

    Section(int number) {
      this.number = number;
    }

    private long at() {
      return AT_SECTIONS + number * 16L;
    }

    long start(MemorySegment header) {
      return header.get(LONG, at());
    }

    long bytes(MemorySegment header) {
      return header.get(LONG, at() + 8);
    }

    void set(MemorySegment header, long start, long bytes) {
      header.set(LONG, at(), start);
      header.set(LONG, at() + 8, bytes);
    }
  }

  private Format() {}

  static long aligned(long at) {
    return at + 7 & ~7L;
  }
}
