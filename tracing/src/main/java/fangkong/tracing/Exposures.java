package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;

/**
 * Every exposure of one person, by start, then source, then place. Immutable and thread-safe; rows
 * are 0 to {@link #size} - 1.
 */
public final class Exposures {
  /** The place of an exposure that is known by name. */
  public static final int NAMED = -1;

  private final Columns columns;
  private final int[] order;
  private final int first;
  private final int size;
  private final boolean cut;

  private Exposures(Columns columns, int[] order, int first, int size, boolean cut) {
    this.columns = columns;
    this.order = order;
    this.first = first;
    this.size = size;
    this.cut = cut;
  }

  public int size() {
    return size;
  }

  /** Whether there may be more, which were not looked at. */
  public boolean isCut() {
    return cut;
  }

  public int source(int row) {
    return columns.source.get(order[first + row]);
  }

  /** Where it was, or {@link #NAMED}. */
  public int place(int row) {
    return columns.place.get(order[first + row]);
  }

  /** Epoch second of the start. */
  public long from(int row) {
    return columns.from.get(order[first + row]);
  }

  /** Epoch second of the end. */
  public long until(int row) {
    return columns.until.get(order[first + row]);
  }

  /** Exposures of one or of several people as they are found; not thread-safe. */
  static final class Columns {
    private final IntColumn owner = new IntColumn();
    private final IntColumn source = new IntColumn();
    private final IntColumn place = new IntColumn();
    private final LongColumn from = new LongColumn();
    private final LongColumn until = new LongColumn();

    /** Adds an exposure of the person whose number is {@code whose}. */
    void add(int whose, int by, int where, long start, long end) {
      owner.add(whose);
      source.add(by);
      place.add(where);
      from.add(start);
      until.add(end);
    }

    void addAll(Columns more) {
      for (int i = 0; i < more.owner.size(); i++) {
        add(
            more.owner.get(i),
            more.source.get(i),
            more.place.get(i),
            more.from.get(i),
            more.until.get(i));
      }
    }

    int size() {
      return owner.size();
    }

    /**
     * All of them, which are those of one person, if they are not cut. Nothing may be added
     * afterwards.
     */
    Exposures ofOne(boolean cut) {
      return new Exposures(this, order(), 0, owner.size(), cut);
    }

    /** Those of each of {@code owners} people. Nothing may be added afterwards. */
    Exposures[] byOwner(int owners) {
      int[] order = StableOrder.byInt(order(), owner.toArray(), owners);
      Exposures[] all = new Exposures[owners];
      int at = 0;
      for (int whose = 0; whose < owners; whose++) {
        int first = at;
        while (at < order.length && owner.get(order[at]) == whose) {
          at++;
        }
        all[whose] = new Exposures(this, order, first, at - first, false);
      }
      return all;
    }

    /** The rows by start, source, place and end. */
    private int[] order() {
      long[] sourceAndPlace = new long[owner.size()];
      for (int i = 0; i < sourceAndPlace.length; i++) {
        sourceAndPlace[i] = (long) source.get(i) << Integer.SIZE | (place.get(i) + 1L);
      }
      int[] order = StableOrder.byLong(StableOrder.ofRows(sourceAndPlace.length), until.toArray());
      order = StableOrder.byLong(order, sourceAndPlace);
      return StableOrder.byLong(order, from.toArray());
    }
  }
}
