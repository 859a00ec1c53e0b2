package fangkong.tracing.segment;

import fangkong.tracing.column.Groups;
import fangkong.tracing.column.IntColumn;
import fangkong.tracing.spi.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Turns a batch of check-ins into a new segment of each cell they began in. Not thread-safe.
 *
 * <p>A new check-in may change stays beside its own: it ends an open stay, or joins stays to one,
 * also over the border of a cell. So the stays of every person of the batch are derived from all
 * their check-ins, without and with the new ones; where a cell differs, all their stays of that
 * cell go into its new segment and supersede those in its older ones. What a reader sees is what
 * one segment of everything would show, however the check-ins were cut and in whatever order they
 * came.
 *
 * <p>Persons are shared out among the workers in ranges; what they find is joined in their order.
 */
public final class Sealing {
  private static final int FEW = 16;

  private final CheckIns batch;
  private final List<Fresh> fresh;
  private final long assumedStaySeconds;
  private final int personBound;
  private final int placeBound;
  private final Workers workers;
  private long emptyStays;
  private long latestOpenEnd = Long.MIN_VALUE;

  private Sealing(
      List<Cell> cells,
      CheckIns batch,
      CellRule rule,
      long assumedStaySeconds,
      int personBound,
      int placeBound,
      Workers workers) {
    this.batch = batch;
    this.assumedStaySeconds = assumedStaySeconds;
    this.personBound = personBound;
    this.placeBound = placeBound;
    this.workers = workers;
    fresh =
        rule.cover(cells, batch).stream()
            .map(range -> new Fresh(range, personBound, placeBound))
            .toList();
  }

  /** What came of a batch: all cells there are now, and two figures of the batch. */
  public record Sealed(List<Cell> cells, long emptyStays, long latestOpenEnd) {
    public Sealed {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Seals the batch upon {@code cells}, sorted by time.
   *
   * @param personBound above every person of the batch and the cells
   * @param placeBound above every place of the batch and the cells
   */
  public static Sealed seal(
      List<Cell> cells,
      CheckIns batch,
      CellRule rule,
      long assumedStaySeconds,
      int personBound,
      int placeBound,
      Workers workers) {
    return new Sealing(cells, batch, rule, assumedStaySeconds, personBound, placeBound, workers)
        .seal();
  }

  private Sealed seal() {
    distribute();
    int[] persons = persons();
    Part[] parts = new Part[workers.count()];
    workers.run(worker -> {
      int first = (int) ((long) persons.length * worker / parts.length);
      int last = (int) ((long) persons.length * (worker + 1) / parts.length);
      parts[worker] = new Part(persons, first, last);
    });
    for (Part part : parts) {
      emptyStays += part.emptyStays;
      latestOpenEnd = Math.max(latestOpenEnd, part.latestOpenEnd);
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      Cell cell = cell(i, parts);
      if (cell != null) {
        cells.add(cell);
      }
    }
    return new Sealed(cells, emptyStays, latestOpenEnd);
  }

  private void distribute() {
    if (fresh.size() == 1 && distributeWhole(fresh.getFirst())) {
      return;
    }
    CheckInRows[][] parts = new CheckInRows[workers.count()][];
    workers.run(worker -> {
      int first = (int) ((long) batch.size() * worker / parts.length);
      int last = (int) ((long) batch.size() * (worker + 1) / parts.length);
      parts[worker] = distribute(first, last, worker == 0 ? batch.size() : last - first);
    });
    for (int i = 0; i < fresh.size(); i++) {
      CheckInRows rows = parts[0][i];
      for (int worker = 1; worker < parts.length; worker++) {
        rows.addAll(parts[worker][i]);
      }
      fresh.get(i).group(rows, personBound, workers);
    }
  }

  /** Packs the whole batch for one cell, where it is; false if a row of it is wide. */
  private boolean distributeWhole(Fresh cell) {
    long[] rows = new long[batch.size()];
    AtomicBoolean wide = new AtomicBoolean();
    workers.run(worker -> {
      int last = (int) ((long) rows.length * (worker + 1) / workers.count());
      for (int row = (int) ((long) rows.length * worker / workers.count()); row < last; row++) {
        long packed = cell.layout.checkIn(batch, row);
        if (packed == Layout.WIDE) {
          wide.setPlain(true);
        }
        rows[row] = packed;
      }
    });
    if (!wide.get()) {
      cell.byPerson = Groups.of(batch.persons.values(), rows, rows.length, personBound, workers);
    }
    return !wide.get();
  }

  /** Rows [first, last) of the batch by cell; where there is but one, it will take all. */
  private CheckInRows[] distribute(int first, int last, int all) {
    CheckInRows[] rows = new CheckInRows[fresh.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new CheckInRows(fresh.get(i).layout, rows.length == 1 ? all : FEW);
    }
    int cell = 0;
    for (int row = first; row < last; row++) {
      long start = batch.starts.get(row);
      if (!fresh.get(cell).holds(start)) {
        cell = find(start);
      }
      rows[cell].add(batch.persons.get(row), batch.places.get(row), start, batch.ends.get(row));
    }
    return rows;
  }

  private int find(long start) {
    int low = 0;
    int high = fresh.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (fresh.get(middle).range.from() <= start) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Everybody of the batch, ascending. */
  private int[] persons() {
    if (fresh.size() == 1 && fresh.getFirst().wide.isEmpty()) {
      return fresh.getFirst().byPerson.keys;
    }
    IntColumn all = new IntColumn();
    for (Fresh cell : fresh) {
      for (int person : cell.byPerson.keys) {
        all.add(person);
      }
      cell.wide.listKeys(all);
    }
    return Arrays.stream(all.toArray()).sorted().distinct().toArray();
  }

  /** The cell as it is now, or null where nothing began. */
  private @Nullable Cell cell(int i, Part[] parts) {
    Fresh cell = fresh.get(i);
    StayRows stays = parts[0].stays[i];
    IntColumn derived = parts[0].derived[i];
    for (int worker = 1; worker < parts.length; worker++) {
      stays.addAll(parts[worker].stays[i]);
      derived.addAll(parts[worker].derived[i]);
    }
    Cell before = cell.range.cell();
    if (cell.isEmpty() && (before == null || derived.size() == 0)) {
      return before;
    }
    SegmentWriter writer =
        new SegmentWriter(cell.range, cell.layout, assumedStaySeconds, personBound, placeBound)
            .checkIns(cell.byPerson, cell.wide)
            .stays(stays, workers);
    if (before == null) {
      return Cell.of(writer.write());
    }
    int[] persons = derived.toArray();
    return Merging.levelled(before.with(writer.derived(persons).write(), persons), workers);
  }

  /** A cell as the batch will leave it; it is read by all workers once it is grouped. */
  private static final class Fresh {
    final CellRange range;
    final Layout layout;
    Groups byPerson = Groups.NONE;
    WideRows.Written wide = WideRows.Written.NONE;

    Fresh(CellRange range, int personBound, int placeBound) {
      this.range = range;
      layout = range.layout(personBound, placeBound);
    }

    boolean holds(long start) {
      return range.from() <= start && start < range.until();
    }

    void group(CheckInRows rows, int personBound, Workers workers) {
      byPerson = rows.byPerson(personBound, workers);
      wide = rows.wide.written();
    }

    boolean isEmpty() {
      return byPerson.keys.length == 0 && wide.isEmpty();
    }
  }

  /** What one worker finds of the persons of its range. */
  private final class Part {
    final StayRows[] stays = new StayRows[fresh.size()];
    final IntColumn[] derived = new IntColumn[fresh.size()];
    long emptyStays;
    long latestOpenEnd = Long.MIN_VALUE;
    private final int[] next = new int[fresh.size()];
    private final PersonStays before = new PersonStays(placeBound, assumedStaySeconds);
    private final PersonStays after = new PersonStays(placeBound, assumedStaySeconds);

    Part(int[] persons, int first, int last) {
      for (int i = 0; i < stays.length; i++) {
        stays[i] = new StayRows(fresh.get(i).layout, expected(first));
        derived[i] = new IntColumn();
        int at = first < last ? Arrays.binarySearch(fresh.get(i).byPerson.keys, persons[first]) : 0;
        next[i] = at < 0 ? -at - 1 : at;
      }
      for (int i = first; i < last; i++) {
        derive(persons[i]);
      }
    }

    /** How many stays there may be: those of everybody for the first worker, who takes all. */
    private int expected(int first) {
      int rows = fresh.size() == 1 ? fresh.getFirst().byPerson.size() : FEW;
      return first == 0 ? rows : Math.max(FEW, rows / workers.count());
    }

    private void derive(int person) {
      before.clear();
      after.clear();
      for (int i = 0; i < stays.length; i++) {
        Cell cell = fresh.get(i).range.cell();
        for (int s = 0; cell != null && s < cell.size(); s++) {
          cell.segment(s).addCheckIns(person, before);
        }
      }
      after.addAll(before);
      for (int i = 0; i < stays.length; i++) {
        addNew(person, i);
      }
      after.derive();
      emptyStays += after.emptyStays();
      latestOpenEnd = Math.max(latestOpenEnd, after.latestOpenEnd());
      if (before.size() > 0) {
        before.derive();
        emptyStays -= before.emptyStays();
      }
      keep(person);
    }

    private void addNew(int person, int i) {
      Fresh cell = fresh.get(i);
      Groups groups = cell.byPerson;
      int at = next[i];
      if (at < groups.keys.length && groups.keys[at] == person) {
        for (int row = groups.starts[at]; row < groups.starts[at + 1]; row++) {
          cell.layout.addCheckIn(groups.values[row], after);
        }
        next[i] = at + 1;
      }
      cell.wide.addCheckIns(person, after);
    }

    /** Keeps the stays of every cell that differs. */
    private void keep(int person) {
      int was = 0;
      int is = 0;
      for (int i = 0; i < stays.length; i++) {
        long until = fresh.get(i).range.until();
        int wasEnd = before.endBefore(until, was);
        int isEnd = after.endBefore(until, is);
        if (!after.equals(is, isEnd, before, was, wasEnd)) {
          for (int stay = is; stay < isEnd; stay++) {
            stays[i].add(person, after.place(stay), after.start(stay), after.end(stay));
          }
          derived[i].add(person);
        }
        was = wasEnd;
        is = isEnd;
      }
    }
  }
}
