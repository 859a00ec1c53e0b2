package fangkong.tracing.segment;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** The segments of several cells in one row, to be read. Immutable and thread-safe. */
public final class StayCells {
  private final List<Cell> cells;
  private final Segment[] segments;
  private final long[][] superseded;
  private final int personBound;
  private final int placeBound;
  private final long assumedStaySeconds;

  /** {@code cells} are those of one index, by time. */
  public StayCells(List<Cell> cells, int personBound, int placeBound, long assumedStaySeconds) {
    this.cells = List.copyOf(cells);
    this.personBound = personBound;
    this.placeBound = placeBound;
    this.assumedStaySeconds = assumedStaySeconds;
    List<Segment> all = new ArrayList<>();
    List<long[]> bits = new ArrayList<>();
    for (Cell cell : cells) {
      for (int i = 0; i < cell.size(); i++) {
        all.add(cell.segment(i));
        bits.add(cell.superseded(i));
      }
    }
    segments = all.toArray(Segment[]::new);
    superseded = bits.toArray(long[][]::new);
  }

  /** The cells of segments that were written together and in this order. */
  public static StayCells open(List<MemorySegment> images, long assumedStaySeconds) {
    List<Segment> opened = new ArrayList<>();
    Map<Long, List<Segment>> byRange = new TreeMap<>();
    int personBound = 0;
    int placeBound = 0;
    for (MemorySegment image : images) {
      Segment segment = Segment.open(image);
      opened.add(segment);
      if (segment.assumedStaySeconds() != assumedStaySeconds) {
        throw new IllegalArgumentException(
            "assumedStaySeconds is %d, and a segment was made for %d. Maybe build it again."
                .formatted(assumedStaySeconds, segment.assumedStaySeconds()));
      }
      personBound = Math.max(personBound, segment.personBound());
      placeBound = Math.max(placeBound, segment.placeBound());
      byRange.computeIfAbsent(segment.from(), _ -> new ArrayList<>()).add(segment);
    }
    int set = set(opened);
    for (int i = 0; i < opened.size(); i++) {
      Opening.checkPlace(images.get(i), i, opened.size(), set);
    }
    List<Cell> cells = byRange.values().stream().map(Cell::of).toList();
    return new StayCells(cells, personBound, placeBound, assumedStaySeconds);
  }

  private static int set(List<Segment> segments) {
    CRC32C set = new CRC32C();
    segments.forEach(segment -> set.update(segment.directories().asByteBuffer()));
    return (int) set.getValue();
  }

  /** Writes segment i to {@code target}, of as many bytes as it takes. */
  public void writeTo(int i, MemorySegment target) {
    segments[i].writeTo(target, i, segments.length, set(List.of(segments)));
  }

  /** The earliest start of a stay, or the greatest long. */
  public long earliestStart() {
    long earliest = Long.MAX_VALUE;
    for (Segment segment : segments) {
      earliest = Math.min(earliest, segment.earliestStart());
    }
    return earliest;
  }

  /** The latest end of a stay, or the least long. */
  public long latestEnd() {
    long latest = Long.MIN_VALUE;
    for (Segment segment : segments) {
      latest = Math.max(latest, segment.latestEnd());
    }
    return latest;
  }

  public List<Cell> cells() {
    return cells;
  }

  public int size() {
    return segments.length;
  }

  public Segment segment(int i) {
    return segments[i];
  }

  /** The persons superseded in segment i, a bit each by number; empty if there is none. */
  public long[] superseded(int i) {
    return superseded[i];
  }

  public int personBound() {
    return personBound;
  }

  public int placeBound() {
    return placeBound;
  }

  public long assumedStaySeconds() {
    return assumedStaySeconds;
  }

  /** How many check-ins there are. */
  public long checkIns() {
    long rows = 0;
    for (Segment segment : segments) {
      rows += segment.checkInRows();
    }
    return rows;
  }

  /** How many stays there are, superseded ones not counted. */
  public long unitedStays() {
    long rows = 0;
    for (int i = 0; i < segments.length; i++) {
      rows += segments[i].stayRows(superseded[i]);
    }
    return rows;
  }

  /** How many stays there are at a place, superseded ones included. */
  public long stays(int place) {
    long rows = 0;
    for (Segment segment : segments) {
      int group = segment.places().find(place);
      if (group != Directory.NOWHERE) {
        rows += segment.places().end(group) - segment.places().start(group, 0);
      }
    }
    return rows;
  }

  /** Bytes of all segments together. */
  public long bytes() {
    long bytes = 0;
    for (Segment segment : segments) {
      bytes += segment.bytes();
    }
    return bytes;
  }

  /** Fills {@code stays} with the united stays of {@code person}, by start. */
  public void derive(int person, PersonStays stays) {
    stays.clear();
    for (Segment segment : segments) {
      segment.addCheckIns(person, stays);
    }
    stays.derive();
  }
}
