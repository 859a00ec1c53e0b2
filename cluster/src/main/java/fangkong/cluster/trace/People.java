package fangkong.cluster.trace;

import fangkong.cluster.Rows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import scala.Tuple2;

/**
 * Some people as generations need them: who they are, which of them are cases, and which place
 * parts know something of whom. The numbers of the place parts of person i are {@code routes} from
 * {@code routeOf[i]} to {@code routeOf[i + 1] - 1}.
 */
final class People implements Serializable {
  private static final long serialVersionUID = 1;

  final int part;
  final String[] names;
  final Rows cases;
  private final int[] routeOf;
  private final int[] routes;

  /**
   * {@code exposing} are exposures by sources of this part: (source, id of the contact, from,
   * until).
   */
  People(PeoplePart all, Rows exposing, int placeParts) {
    part = all.part;
    names = all.names;
    cases = all.cases;
    long[] pairs = new long[all.stays.size() + exposing.size()];
    for (int row = 0; row < all.stays.size(); row++) {
      String place = all.places[(int) all.stays.get(1, row)];
      pairs[row] = Ids.of((int) all.stays.get(0, row), partOf(place, placeParts));
    }
    for (int row = 0; row < exposing.size(); row++) {
      int source = (int) exposing.get(0, row);
      pairs[all.stays.size() + row] = Ids.of(source, partOf(part, source, placeParts));
    }
    Arrays.sort(pairs);
    routeOf = new int[names.length + 1];
    int[] found = new int[pairs.length];
    int size = 0;
    for (int i = 0; i < pairs.length; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        found[size++] = Ids.local(pairs[i]);
        routeOf[Ids.part(pairs[i]) + 1] = size;
      }
    }
    for (int person = 1; person <= names.length; person++) {
      routeOf[person] = Math.max(routeOf[person], routeOf[person - 1]);
    }
    routes = Arrays.copyOf(found, size);
  }

  private static int partOf(String place, int parts) {
    return Math.floorMod(place.hashCode(), parts);
  }

  private static int partOf(int part, int person, int parts) {
    return Math.floorMod(31 * part + person, parts);
  }

  /** What the place parts have to know. */
  static List<Tuple2<Integer, PlaceRows>> rows(PeoplePart all, Rows exposing, int placeParts) {
    TreeMap<Integer, PlaceRows> parts = new TreeMap<>();
    for (int row = 0; row < all.stays.size(); row++) {
      String place = all.places[(int) all.stays.get(1, row)];
      parts
          .computeIfAbsent(partOf(place, placeParts), _ -> new PlaceRows())
          .stay(
              place,
              Ids.of(all.part, (int) all.stays.get(0, row)),
              all.stays.get(2, row),
              all.stays.get(3, row));
    }
    for (int row = 0; row < exposing.size(); row++) {
      int source = (int) exposing.get(0, row);
      parts
          .computeIfAbsent(partOf(all.part, source, placeParts), _ -> new PlaceRows())
          .exposed
          .add(
              Ids.of(all.part, source),
              exposing.get(1, row),
              exposing.get(2, row),
              exposing.get(3, row));
    }
    List<Tuple2<Integer, PlaceRows>> sent = new ArrayList<>();
    parts.forEach((part, rows) -> sent.add(new Tuple2<>(part, rows)));
    return sent;
  }

  /** The sources, (person, from, until), for each place part that knows something of them. */
  List<Tuple2<Integer, Rows>> route(Rows sources) {
    TreeMap<Integer, Rows> parts = new TreeMap<>();
    for (int row = 0; row < sources.size(); row++) {
      int person = (int) sources.get(0, row);
      for (int i = routeOf[person]; i < routeOf[person + 1]; i++) {
        parts
            .computeIfAbsent(routes[i], _ -> new Rows(3))
            .add(Ids.of(part, person), sources.get(1, row), sources.get(2, row));
      }
    }
    List<Tuple2<Integer, Rows>> sent = new ArrayList<>();
    parts.forEach((to, rows) -> sent.add(new Tuple2<>(to, rows)));
    return sent;
  }
}
