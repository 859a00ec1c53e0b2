package fangkong.cluster.trace;

import fangkong.assessment.CodePoints;
import fangkong.cluster.Rows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * All lines of some people, made from lines in the order of name and start.
 *
 * <p>Invariants: {@code names} are ascending; {@code cases} are (person, from, until), {@code
 * stays} (person, place, from, until), both by person; an open stay has got its end.
 */
final class PeoplePart implements Serializable {
  private static final long serialVersionUID = 1;

  final int part;
  final String[] names;
  final String[] places;
  final Rows cases;
  final Rows stays;
  final String[] sources;

  /** (person, index in {@code sources}, from, until): the person was exposed to the source. */
  final Rows exposed;

  /** The latest end of a stay or, without stays, of an exposure by name; empty ones too. */
  final long latestStayEnd;

  final long latestExposedEnd;

  private PeoplePart(Builder builder) {
    part = builder.part;
    names = builder.names.toArray(new String[0]);
    places = builder.places.keySet().toArray(new String[0]);
    sources = builder.sources.keySet().toArray(new String[0]);
    cases = builder.cases;
    stays = builder.stays;
    exposed = builder.exposed;
    latestStayEnd = builder.latestStayEnd;
    latestExposedEnd = builder.latestExposedEnd;
  }

  static PeoplePart of(int part, Iterator<Row> lines, long assumedStay) {
    Builder builder = new Builder(part, assumedStay);
    lines.forEachRemaining(builder::add);
    return builder.build();
  }

  /** The number of somebody with a name, or a negative number. */
  int find(String name) {
    return Arrays.binarySearch(names, name, CodePoints.ORDER);
  }

  private static final class Builder {
    private final int part;
    private final long assumedStay;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final Rows cases = new Rows(3);
    private final Rows stays = new Rows(4);
    private final Rows exposed = new Rows(4);
    private final Rows open = new Rows(2);
    private long latestStayEnd = Long.MIN_VALUE;
    private long latestExposedEnd = Long.MIN_VALUE;

    Builder(int part, long assumedStay) {
      this.part = part;
      this.assumedStay = assumedStay;
    }

    void add(Row line) {
      String name = line.getString(Line.NAME);
      if (names.isEmpty() || !names.getLast().equals(name)) {
        endOpenStays(Long.MAX_VALUE);
        names.add(name);
      }
      int person = names.size() - 1;
      String other = line.getString(Line.OTHER);
      long from = line.getLong(Line.FROM);
      long until = line.getLong(Line.UNTIL);
      switch (line.getInt(Line.KIND)) {
        case Line.CASE -> cases.add(person, from, until);
        case Line.STAY -> {
          endOpenStays(from);
          int place = numberOf(other, places);
          if (until == Line.BLANK) {
            open.add(place, from);
          } else {
            addStay(person, place, from, until);
          }
        }
        default -> {
          exposed.add(person, numberOf(other, sources), from, until);
          latestExposedEnd = Math.max(latestExposedEnd, until);
        }
      }
    }

    /** Ends the open stays that began before {@code next}, when the person was seen elsewhere. */
    private void endOpenStays(long next) {
      if (open.size() > 0 && open.get(1, open.size() - 1) < next) {
        for (int i = 0; i < open.size(); i++) {
          long from = open.get(1, i);
          addStay(names.size() - 1, (int) open.get(0, i), from, Math.min(next, from + assumedStay));
        }
        open.clear();
      }
    }

    private void addStay(int person, int place, long from, long until) {
      latestStayEnd = Math.max(latestStayEnd, until);
      stays.add(person, place, from, until);
    }

    private static int numberOf(String name, Map<String, Integer> numbers) {
      return numbers.computeIfAbsent(name, _ -> numbers.size());
    }

    PeoplePart build() {
      endOpenStays(Long.MAX_VALUE);
      return new PeoplePart(this);
    }
  }
}
