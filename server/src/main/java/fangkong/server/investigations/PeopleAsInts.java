package fangkong.server.investigations;

import fangkong.server.evidence.CheckIn;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** People and places as the ints that the tracing engine knows, each in the order of their text. */
final class PeopleAsInts {

  /** Hexadecimal text of equal length has the order of the unsigned numbers it writes. */
  private static final Comparator<UUID> AS_TEXT =
      (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
      };

  private final UUID[] people;
  private final Map<UUID, Integer> ofPerson;
  private final String[] places;
  private final Map<String, Integer> ofPlace;

  PeopleAsInts(Collection<CheckIn> checkIns, Stream<UUID> others) {
    Set<UUID> all = new HashSet<>();
    Set<String> visited = new HashSet<>();
    for (CheckIn checkIn : checkIns) {
      all.add(checkIn.person());
      visited.add(checkIn.place());
    }
    others.forEach(all::add);
    people = all.toArray(UUID[]::new);
    Arrays.sort(people, AS_TEXT);
    ofPerson = HashMap.newHashMap(people.length);
    for (int i = 0; i < people.length; i++) {
      ofPerson.put(people[i], i);
    }
    places = visited.toArray(String[]::new);
    Arrays.sort(places);
    ofPlace = HashMap.newHashMap(places.length);
    for (int i = 0; i < places.length; i++) {
      ofPlace.put(places[i], i);
    }
  }

  int person(UUID id) {
    return ofPerson.getOrDefault(id, -1);
  }

  int place(String place) {
    return ofPlace.getOrDefault(place, -1);
  }

  UUID person(int number) {
    return people[number];
  }

  String place(int number) {
    return places[number];
  }
}
