package fangkong.spread;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A share of the people and what is said of each. Immutable.
 *
 * <p>Invariants: {@code names} ascend and are those whose lines came to this part; rows of person i
 * are {@code offsets[i]} to {@code offsets[i + 1] - 1}, ascending by {@code since}; stays have an
 * end.
 */
public final class People implements Serializable {
  static final byte CASE = 0;
  static final byte STAY = 1;
  static final byte EXPOSED = 2;

  private static final long serialVersionUID = 1;

  private final int part;
  private final String[] names;
  private final String[] texts;
  private final int[] offsets;
  private final int[] kind;
  private final int[] other;
  private final long[] since;
  private final long[] until;

  private People(int part, Rows rows) {
    this.part = part;
    names = rows.names.list();
    Arrays.sort(names);
    texts = rows.others.list();
    int[] ranks = rows.names.ranks();
    int[] rank = Arrays.stream(rows.person.toArray()).map(number -> ranks[number]).toArray();
    int[] order = StableOrder.byLong(StableOrder.ofRows(rank.length), rows.since.toArray());
    order = StableOrder.byInt(order, rank, names.length);
    offsets = StableOrder.offsets(rank, names.length);
    kind = inOrder(order, rows.kind);
    other = inOrder(order, rows.other);
    since = inOrder(order, rows.since);
    until = inOrder(order, rows.until);
  }

  private static int[] inOrder(int[] order, IntColumn column) {
    return Arrays.stream(order).map(column::get).toArray();
  }

  private static long[] inOrder(int[] order, LongColumn column) {
    return Arrays.stream(order).mapToLong(column::get).toArray();
  }

  /** The rows as they come. */
  private static final class Rows {
    private final Names names = new Names();
    private final Names others = new Names();
    private final IntColumn person = new IntColumn();
    private final IntColumn kind = new IntColumn();
    private final IntColumn other = new IntColumn();
    private final LongColumn since = new LongColumn();
    private final LongColumn until = new LongColumn();

    private void add(byte kind, String name, String other, long since, long until) {
      this.person.add(names.number(name));
      this.kind.add(kind);
      this.other.add(others.number(other));
      this.since.add(since);
      this.until.add(until);
    }
  }

  /**
   * The people of a part, from lines in any order. A stay without an end lasts until the next
   * check-in of the person that begins later, but {@code assumedStay} seconds at most.
   */
  public static People of(int part, long assumedStay, Iterator<byte[]> lines) {
    Rows rows = new Rows();
    lines.forEachRemaining(block -> Lines.read(block, rows::add));
    People people = new People(part, rows);
    people.endStays(assumedStay);
    return people;
  }

  private void endStays(long assumedStay) {
    for (int person = 0; person < size(); person++) {
      long begin = Long.MAX_VALUE;
      long next = Long.MAX_VALUE;
      for (int row = from(person + 1) - 1; row >= from(person); row--) {
        if (kind[row] == STAY) {
          if (since[row] < begin) {
            next = begin;
            begin = since[row];
          }
          if (until[row] == Lines.OPEN) {
            until[row] = Math.min(begin + assumedStay, next);
          }
        }
      }
    }
  }

  /**
   * How many people there are and when what is said of them ends.
   *
   * @param lastStay the least number where nobody was anywhere
   * @param lastExposure the least number where nobody was exposed by name
   */
  public record Summary(long people, long lastStay, long lastExposure) implements Serializable {
    /** That of both. */
    public Summary plus(Summary more) {
      return new Summary(
          people + more.people,
          Math.max(lastStay, more.lastStay),
          Math.max(lastExposure, more.lastExposure));
    }

    /** The end of open windows, if nobody says another. */
    public long until() {
      long last = lastStay != Long.MIN_VALUE ? lastStay : lastExposure;
      return last != Long.MIN_VALUE ? last : 0;
    }
  }

  /** What is asked of all parts together. */
  public Summary summary() {
    return new Summary(size(), last(STAY), last(EXPOSED));
  }

  private long last(byte of) {
    return IntStream.range(0, kind.length)
        .filter(row -> kind[row] == of)
        .mapToLong(row -> until[row])
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** How often each place was visited by these people. */
  public Map<String, Visits> visits() {
    Map<String, Visits> visits = new HashMap<>();
    for (int row = 0; row < kind.length; row++) {
      if (isStay(row)) {
        visits.merge(text(other[row]), new Visits(1, since[row], until[row]), Visits::plus);
      }
    }
    return visits;
  }

  /** Their stays, for the place parts, of which there are {@code parts}. */
  public Iterator<Sent<Stays>> stays(Map<String, Slices> crowded, long linger, int parts) {
    return Stays.of(this, cells(crowded, linger, parts), parts);
  }

  /**
   * Where they are known once their stays are sent, and where those whom they may have exposed are,
   * if anybody is {@code named}.
   */
  public Routes routes(Map<String, Slices> crowded, long linger, boolean named, int parts) {
    return new Routes(this, cells(crowded, linger, parts), named, parts);
  }

  private Cells cells(Map<String, Slices> crowded, long linger, int parts) {
    return new Cells(texts, crowded, linger, parts);
  }

  /** Whoever is said to have exposed these people, for the people parts, which know their ids. */
  public Iterator<Sent<Asks>> asks(int parts) {
    Map<Integer, List<Integer>> byPart = new HashMap<>();
    LongColumn ids = new LongColumn();
    for (int person = 0; person < size(); person++) {
      for (int row = from(person); row < from(person + 1); row++) {
        ids.add(id(person));
        if (kind[row] == EXPOSED && since[row] < until[row]) {
          int asked = Parts.ofName(text(other[row]), parts);
          byPart.computeIfAbsent(asked, _ -> new ArrayList<>()).add(row);
        }
      }
    }
    return byPart.entrySet().stream()
        .map(each -> new Sent<>(each.getKey(), asks(each.getValue(), ids)))
        .iterator();
  }

  private Asks asks(List<Integer> rows, LongColumn ids) {
    LongColumn asked = new LongColumn();
    for (int row : rows) {
      asked.add(ids.get(row));
      asked.add(since[row]);
      asked.add(until[row]);
    }
    return new Asks(
        rows.stream().map(row -> text(other[row])).toArray(String[]::new), asked.toArray());
  }

  /** Rows (source, contact, since, until); who is not here exposes nobody. */
  public Iterator<long[]> answer(Iterator<Asks> asks) {
    LongColumn rows = new LongColumn();
    asks.forEachRemaining(asked -> {
      for (int i = 0; i < asked.sources.length; i++) {
        int source = Arrays.binarySearch(names, asked.sources[i]);
        if (source >= 0) {
          rows.add(id(source));
          for (int column = 0; column < Asks.WIDTH; column++) {
            rows.add(asked.rows[i * Asks.WIDTH + column]);
          }
        }
      }
    });
    return List.of(rows.toArray()).iterator();
  }

  int size() {
    return names.length;
  }

  int part() {
    return part;
  }

  long id(int person) {
    return Parts.id(part, person);
  }

  String[] names() {
    return names;
  }

  /** Of a place, or of who exposed somebody. */
  String text(int number) {
    return texts[number];
  }

  int from(int person) {
    return offsets[person];
  }

  boolean isCase(int row) {
    return kind[row] == CASE;
  }

  /** Whether somebody was anywhere for any time. */
  boolean isStay(int row) {
    return kind[row] == STAY && since[row] < until[row];
  }

  int other(int row) {
    return other[row];
  }

  long since(int row) {
    return since[row];
  }

  long until(int row) {
    return until[row];
  }
}
