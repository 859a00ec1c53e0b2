package fangkong.tracing.segment;

import static fangkong.tracing.segment.Format.INT;
import static fangkong.tracing.segment.Format.LONG;

import fangkong.tracing.segment.Format.Section;
import java.lang.foreign.MemorySegment;

/** What is compared when a segment is opened: everything but the rows. */
final class Opening {
  private Opening() {}

  /** Fills in the checksums. */
  static void seal(MemorySegment image) {
    long rows = image.get(LONG, Format.AT_ROWS_START);
    long table = image.get(LONG, Format.AT_TABLE_START);
    MemorySegment tableBytes = image.asSlice(table);
    Checksums.write(image.asSlice(rows, table - rows), tableBytes);
    image.set(INT, Format.AT_TABLE_CHECKSUM, Checksums.of(tableBytes));
    image.set(INT, Format.AT_FRONT_CHECKSUM, Checksums.of(front(image, rows)));
    image.set(INT, Format.AT_HEADER_CHECKSUM, Checksums.of(header(image)));
  }

  private static MemorySegment header(MemorySegment image) {
    return image.asSlice(0, Format.AT_HEADER_CHECKSUM);
  }

  private static MemorySegment front(MemorySegment image, long rows) {
    return image.asSlice(Format.HEADER_BYTES, rows - Format.HEADER_BYTES);
  }

  static void check(MemorySegment image) {
    if (image.byteSize() < Format.HEADER_BYTES) {
      throw new CorruptSegmentException(
          "there are %d bytes, fewer than a header has".formatted(image.byteSize()));
    }
    expect("the first eight bytes", image.get(LONG, Format.AT_MAGIC), Format.MAGIC);
    expect("the version", image.get(INT, Format.AT_VERSION), Format.VERSION);
    expect(
        "the checksum of the header",
        image.get(INT, Format.AT_HEADER_CHECKSUM),
        Checksums.of(header(image)));
    expect("the size of a chunk", image.get(INT, Format.AT_CHUNK_BYTES), Format.CHUNK_BYTES);
    expect("the number of bytes", image.byteSize(), image.get(LONG, Format.AT_TOTAL_BYTES));
    checkSections(image);
    long rows = image.get(LONG, Format.AT_ROWS_START);
    long table = image.get(LONG, Format.AT_TABLE_START);
    expect(
        "the checksum of the directories",
        image.get(INT, Format.AT_FRONT_CHECKSUM),
        Checksums.of(front(image, rows)));
    expect(
        "the checksum of the checksums",
        image.get(INT, Format.AT_TABLE_CHECKSUM),
        Checksums.of(image.asSlice(table)));
  }

  /** Whether it is segment {@code ordinal} of {@code count} that were written together. */
  static void checkPlace(MemorySegment image, int ordinal, int count, int set) {
    expect("which segment it is", image.get(INT, Format.AT_ORDINAL), ordinal);
    expect("how many segments there are", image.get(INT, Format.AT_COUNT), count);
    expect("what the segments have in common", image.get(INT, Format.AT_SET), set);
  }

  private static void checkSections(MemorySegment image) {
    long at = Format.HEADER_BYTES;
    for (Section section : Section.values()) {
      if (section == Section.STAYS) {
        expect("the start of the rows", image.get(LONG, Format.AT_ROWS_START), at);
      }
      expect("the start of " + section, section.start(image), at);
      long bytes = section.bytes(image);
      if (bytes < 0 || bytes > image.byteSize() - at) {
        throw new CorruptSegmentException(
            "%s has %d bytes, more than there are".formatted(section, bytes));
      }
      at = Format.aligned(at + bytes);
    }
    expect("the start of the checksums", image.get(LONG, Format.AT_TABLE_START), at);
    long chunks = Checksums.chunks(at - image.get(LONG, Format.AT_ROWS_START));
    expect("the number of bytes", image.byteSize(), Format.aligned(at + chunks * 4));
  }

  private static void expect(String what, long found, long expected) {
    if (found != expected) {
      throw new CorruptSegmentException(
          "%s is %d and should be %d".formatted(what, found, expected));
    }
  }
}
