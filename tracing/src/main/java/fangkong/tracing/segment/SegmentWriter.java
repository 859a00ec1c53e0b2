package fangkong.tracing.segment;

import static fangkong.tracing.segment.Format.INT;
import static fangkong.tracing.segment.Format.LONG;

import fangkong.tracing.column.Groups;
import fangkong.tracing.segment.Format.Section;
import fangkong.tracing.spi.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;

/** Lays the sections of a new segment out behind one another; for one segment, not thread-safe. */
final class SegmentWriter {
  private final Map<Section, MemorySegment> sections = new EnumMap<>(Section.class);
  private final CellRange range;
  private final Layout layout;
  private final long assumedStaySeconds;
  private final int personBound;
  private final int placeBound;
  private long earliestStart = Long.MAX_VALUE;
  private long latestEnd = Long.MIN_VALUE;
  private long[] longest = new long[Lengths.CLASSES];

  SegmentWriter(
      CellRange range, Layout layout, long assumedStaySeconds, int personBound, int placeBound) {
    this.range = range;
    this.layout = layout;
    this.assumedStaySeconds = assumedStaySeconds;
    this.personBound = personBound;
    this.placeBound = placeBound;
  }

  SegmentWriter checkIns(Groups byPerson, WideRows.Written written) {
    directory(
        Section.PERSON_KEYS,
        Section.PERSON_STARTS,
        Directory.Written.of(byPerson.keys, byPerson.starts, 1));
    sections.put(Section.CHECK_INS, rows(byPerson));
    directory(Section.WIDE_PERSON_KEYS, Section.WIDE_PERSON_STARTS, written.directory);
    sections.put(Section.WIDE_CHECK_INS, MemorySegment.ofArray(written.rows));
    return this;
  }

  SegmentWriter stays(StayRows rows, Workers workers) {
    Groups byCell = rows.byCell(placeBound, workers);
    directory(
        Section.PLACE_KEYS,
        Section.PLACE_STARTS,
        Directory.Written.of(byCell.keys, byCell.starts, Lengths.CLASSES));
    sections.put(Section.STAYS, rows(byCell));
    WideRows.Written written = rows.wide.written();
    directory(Section.WIDE_PLACE_KEYS, Section.WIDE_PLACE_STARTS, written.directory);
    sections.put(Section.WIDE_STAYS, MemorySegment.ofArray(written.rows));
    earliestStart = rows.earliestStart();
    latestEnd = rows.latestEnd();
    longest = rows.longest();
    return this;
  }

  /** The persons, ascending, whose stays in older segments of the cell this one supersedes. */
  SegmentWriter derived(int[] persons) {
    sections.put(Section.DERIVED_PERSONS, MemorySegment.ofArray(persons));
    return this;
  }

  private static MemorySegment rows(Groups groups) {
    return MemorySegment.ofArray(groups.values).asSlice(0, groups.size() * 8L);
  }

  private void directory(Section keys, Section starts, Directory.Written written) {
    sections.put(keys, MemorySegment.ofArray(written.keys));
    sections.put(starts, MemorySegment.ofArray(written.starts));
  }

  Segment write() {
    long at = Format.HEADER_BYTES;
    long rowsStart = 0;
    Map<Section, Long> starts = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      rowsStart = section == Section.STAYS ? at : rowsStart;
      starts.put(section, at);
      at = Format.aligned(at + bytes(section));
    }
    long tableStart = at;
    long total = Format.aligned(at + Checksums.chunks(at - rowsStart) * 4L);
    MemorySegment image = Arena.ofAuto().allocate(total, 8);
    starts.forEach((section, start) -> {
      section.set(image, start, bytes(section));
      MemorySegment.copy(of(section), 0, image, start, bytes(section));
    });
    writeHead(image);
    image.set(LONG, Format.AT_ROWS_START, rowsStart);
    image.set(LONG, Format.AT_TABLE_START, tableStart);
    image.set(LONG, Format.AT_TOTAL_BYTES, total);
    return new Segment(image, true);
  }

  private MemorySegment of(Section section) {
    return sections.getOrDefault(section, MemorySegment.NULL);
  }

  private long bytes(Section section) {
    return of(section).byteSize();
  }

  private void writeHead(MemorySegment image) {
    image.set(LONG, Format.AT_MAGIC, Format.MAGIC);
    image.set(INT, Format.AT_VERSION, Format.VERSION);
    image.set(INT, Format.AT_CHUNK_BYTES, Format.CHUNK_BYTES);
    image.set(LONG, Format.AT_FROM, range.from());
    image.set(LONG, Format.AT_UNTIL, range.until());
    image.set(LONG, Format.AT_ASSUMED_STAY, assumedStaySeconds);
    image.set(INT, Format.AT_PERSON_BOUND, personBound);
    image.set(INT, Format.AT_PLACE_BOUND, placeBound);
    image.set(LONG, Format.AT_BASE, layout.base());
    image.set(INT, Format.AT_START_BITS, layout.startBits());
    image.set(INT, Format.AT_PLACE_BITS, layout.placeBits());
    image.set(INT, Format.AT_PERSON_BITS, layout.personBits());
    image.set(INT, Format.AT_LENGTH_BITS, layout.lengthBits());
    image.set(LONG, Format.AT_EARLIEST_START, earliestStart);
    image.set(LONG, Format.AT_LATEST_END, latestEnd);
    MemorySegment.copy(longest, 0, image, LONG, Format.AT_LONGEST, longest.length);
  }
}
