package fangkong.tracing.segment;

import static fangkong.tracing.segment.Format.INT;
import static fangkong.tracing.segment.Format.LONG;

import fangkong.tracing.segment.Format.Section;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The check-ins that began in a range of time, by person, and united stays that began in it, by
 * place. Its bytes are the same in memory and in a file, and are read where they are. Immutable and
 * thread-safe.
 *
 * <p>Invariants: packed rows are as {@link Layout} says, ascending within a person, and within a
 * place and class of {@link Lengths}; wide rows are three longs each, start, end, and the place or
 * person, ascending by start. Stays may be read only after {@link #checkStays} or {@link
 * #checkWideStays} of their range.
 */
public final class Segment {
  /** How each long of its rows is kept. */
  public static final ValueLayout.OfLong ROW = LONG;

  private final MemorySegment image;
  private final Layout layout;
  private final Directory persons;
  private final Directory places;
  private final Directory widePersons;
  private final Directory widePlaces;
  private final MemorySegment stays;
  private final MemorySegment checkIns;
  private final MemorySegment wideStays;
  private final MemorySegment wideCheckIns;
  private final long[] longest = new long[Lengths.CLASSES];
  private final @Nullable Checksums checksums;

  Segment(MemorySegment image, boolean checked) {
    this.image = image;
    layout =
        new Layout(
            image.get(LONG, Format.AT_BASE),
            image.get(INT, Format.AT_START_BITS),
            image.get(INT, Format.AT_PLACE_BITS),
            image.get(INT, Format.AT_PERSON_BITS),
            image.get(INT, Format.AT_LENGTH_BITS));
    persons = directory(Section.PERSON_KEYS, Section.PERSON_STARTS, 1);
    places = directory(Section.PLACE_KEYS, Section.PLACE_STARTS, Lengths.CLASSES);
    widePersons = directory(Section.WIDE_PERSON_KEYS, Section.WIDE_PERSON_STARTS, 1);
    widePlaces = directory(Section.WIDE_PLACE_KEYS, Section.WIDE_PLACE_STARTS, 1);
    stays = section(Section.STAYS);
    checkIns = section(Section.CHECK_INS);
    wideStays = section(Section.WIDE_STAYS);
    wideCheckIns = section(Section.WIDE_CHECK_INS);
    for (int c = 0; c < longest.length; c++) {
      longest[c] = image.get(LONG, Format.AT_LONGEST + c * 8L);
    }
    checksums = checked ? null : new Checksums(rows(), table());
  }

  /**
   * Opens a segment that was written by {@link StayCells#writeTo}, wherever its bytes are outside
   * the heap: a mapped file is opened in milliseconds. The bytes have to stay as they are for as
   * long as the segment is used.
   *
   * @throws CorruptSegmentException if the bytes are not those of a segment, at once or when a
   *     damaged row is about to be read; such a row is never answered
   */
  static Segment open(MemorySegment image) {
    Opening.check(image);
    return new Segment(image, false);
  }

  private Directory directory(Section keys, Section starts, int classes) {
    return new Directory(section(keys), section(starts), classes);
  }

  private MemorySegment section(Section section) {
    return image.asSlice(section.start(image), section.bytes(image));
  }

  private MemorySegment rows() {
    long start = image.get(LONG, Format.AT_ROWS_START);
    return image.asSlice(start, image.get(LONG, Format.AT_TABLE_START) - start);
  }

  private MemorySegment table() {
    long start = image.get(LONG, Format.AT_TABLE_START);
    return image.asSlice(start, image.get(LONG, Format.AT_TOTAL_BYTES) - start);
  }

  /** How many bytes it takes, in memory and in a file. */
  public long bytes() {
    return image.byteSize();
  }

  /** Writes the segment with its checksums to {@code target}, of {@link #bytes} bytes. */
  void writeTo(MemorySegment target, int ordinal, int count, int set) {
    MemorySegment.copy(image, 0, target, 0, bytes());
    target.set(INT, Format.AT_ORDINAL, ordinal);
    target.set(INT, Format.AT_COUNT, count);
    target.set(INT, Format.AT_SET, set);
    Opening.seal(target);
  }

  /** All that tells which rows there are of whom and where. */
  MemorySegment directories() {
    return image.asSlice(
        Format.HEADER_BYTES, image.get(LONG, Format.AT_ROWS_START) - Format.HEADER_BYTES);
  }

  /** Starts of stays and check-ins are not before this epoch second. */
  long from() {
    return image.get(LONG, Format.AT_FROM);
  }

  /** Starts of stays and check-ins are before this epoch second. */
  long until() {
    return image.get(LONG, Format.AT_UNTIL);
  }

  /** How long an open stay was taken to last at most when the stays were derived. */
  long assumedStaySeconds() {
    return image.get(LONG, Format.AT_ASSUMED_STAY);
  }

  public long earliestStart() {
    return image.get(LONG, Format.AT_EARLIEST_START);
  }

  public long latestEnd() {
    return image.get(LONG, Format.AT_LATEST_END);
  }

  int personBound() {
    return image.get(INT, Format.AT_PERSON_BOUND);
  }

  int placeBound() {
    return image.get(INT, Format.AT_PLACE_BOUND);
  }

  public Layout layout() {
    return layout;
  }

  public long longest(int lengthClass) {
    return longest[lengthClass];
  }

  Directory persons() {
    return persons;
  }

  public Directory places() {
    return places;
  }

  Directory widePersons() {
    return widePersons;
  }

  public Directory widePlaces() {
    return widePlaces;
  }

  public MemorySegment stays() {
    return stays;
  }

  public MemorySegment wideStays() {
    return wideStays;
  }

  /** How many stays there are of others than {@code superseded}. */
  int stayRows(long[] superseded) {
    if (superseded.length == 0) {
      return stayRows();
    }
    StayRows left = new StayRows(layout, 16);
    listStays(superseded, left);
    return left.size();
  }

  int stayRows() {
    return (int) (stays.byteSize() / 8 + wideStays.byteSize() / (8 * WideRows.LONGS));
  }

  int checkInRows() {
    return (int) (checkIns.byteSize() / 8 + wideCheckIns.byteSize() / (8 * WideRows.LONGS));
  }

  /** Makes sure that packed stays [start, end) are as they were written. */
  public void checkStays(int start, int end) {
    check(stays, start * 8L, end * 8L);
  }

  /** Makes sure that wide stays [start, end) are as they were written. */
  public void checkWideStays(int start, int end) {
    check(wideStays, start * 24L, end * 24L);
  }

  private void check(MemorySegment section, long start, long end) {
    if (checksums != null) {
      long offset = section.address() - image.address() - image.get(LONG, Format.AT_ROWS_START);
      checksums.check(offset + start, offset + end);
    }
  }

  /** Adds the check-ins of {@code person} that began in [from, until) to {@code stays}. */
  void addCheckIns(int person, PersonStays to) {
    int group = persons.find(person);
    if (group != Directory.NOWHERE) {
      int start = persons.start(group, 0);
      int end = persons.end(group);
      check(checkIns, start * 8L, end * 8L);
      for (int row = start; row < end; row++) {
        layout.addCheckIn(checkIns.getAtIndex(LONG, row), to);
      }
    }
    int wideGroup = widePersons.find(person);
    if (wideGroup != Directory.NOWHERE) {
      int start = widePersons.start(wideGroup, 0);
      int end = widePersons.end(wideGroup);
      check(wideCheckIns, start * 24L, end * 24L);
      for (long row = start; row < end; row++) {
        to.add(
            (int) wideCheckIns.getAtIndex(LONG, row * 3 + 2),
            wideCheckIns.getAtIndex(LONG, row * 3),
            wideCheckIns.getAtIndex(LONG, row * 3 + 1));
      }
    }
  }

  /** Adds all check-ins to those of a new segment. */
  void listCheckIns(CheckInRows to) {
    check(checkIns, 0, checkIns.byteSize());
    for (int group = 0; group < persons.groups(); group++) {
      for (int row = persons.start(group, 0); row < persons.end(group); row++) {
        long packed = checkIns.getAtIndex(LONG, row);
        long start = layout.checkInStart(packed);
        to.add(
            persons.key(group),
            layout.checkInPlace(packed),
            start,
            layout.checkInEnd(packed, start));
      }
    }
    check(wideCheckIns, 0, wideCheckIns.byteSize());
    for (int group = 0; group < widePersons.groups(); group++) {
      for (long row = widePersons.start(group, 0); row < widePersons.end(group); row++) {
        to.add(
            widePersons.key(group),
            (int) wideCheckIns.getAtIndex(LONG, row * WideRows.LONGS + 2),
            wideCheckIns.getAtIndex(LONG, row * WideRows.LONGS),
            wideCheckIns.getAtIndex(LONG, row * WideRows.LONGS + 1));
      }
    }
  }

  /** Adds all stays that are not superseded to those of a new segment. */
  void listStays(long[] superseded, StayRows to) {
    checkStays(0, (int) (stays.byteSize() / 8));
    for (int group = 0; group < places.groups(); group++) {
      for (int row = places.start(group, 0); row < places.end(group); row++) {
        long packed = stays.getAtIndex(LONG, row);
        int person = layout.person(packed);
        if (!Cell.isIn(superseded, person)) {
          long start = layout.stayStart(packed);
          to.add(person, places.key(group), start, start + (packed & layout.lengthMask()));
        }
      }
    }
    checkWideStays(0, (int) (wideStays.byteSize() / (8 * WideRows.LONGS)));
    for (int group = 0; group < widePlaces.groups(); group++) {
      for (long row = widePlaces.start(group, 0); row < widePlaces.end(group); row++) {
        int person = (int) wideStays.getAtIndex(LONG, row * WideRows.LONGS + 2);
        if (!Cell.isIn(superseded, person)) {
          to.add(
              person,
              widePlaces.key(group),
              wideStays.getAtIndex(LONG, row * WideRows.LONGS),
              wideStays.getAtIndex(LONG, row * WideRows.LONGS + 1));
        }
      }
    }
  }

  /** The persons, ascending, whose stays in older segments of the cell this one supersedes. */
  int[] derivedPersons() {
    return section(Section.DERIVED_PERSONS).toArray(INT);
  }
}
