package fangkong.server.investigations;

import fangkong.server.evidence.CheckIn;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * People and places as the ints that the tracing engine knows; people in the order of their ids as
 * text.
 */
final class PeopleAsInts {

  private final UUID[] people;
  private final Map<UUID, Integer> ofPerson = new HashMap<>();
  private final Map<String, Integer> ofPlace = new HashMap<>();

  PeopleAsInts(Collection<CheckIn> checkIns, Stream<UUID> others) {
    TreeSet<UUID> all = new TreeSet<>(Comparator.comparing(UUID::toString));
    checkIns.forEach(checkIn -> all.add(checkIn.person()));
    others.forEach(all::add);
    people = all.toArray(UUID[]::new);
    for (int i = 0; i < people.length; i++) {
      ofPerson.put(people[i], i);
    }
    checkIns.forEach(checkIn -> ofPlace.putIfAbsent(checkIn.place(), ofPlace.size()));
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
}
