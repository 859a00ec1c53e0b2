package fangkong.tracing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A straight reading of the contract, sentence by sentence, with lists and maps and no thought of
 * speed. It shares no code with the engine.
 */
final class NaiveTrace {
  record CheckIn(int person, int place, long entered, @Nullable Long left) {}

  record Named(int person, int contact, long from, long until) {}

  record Window(int person, long from, @Nullable Long until) {}

  record Interval(long from, long until) {
    long length() {
      return until - from;
    }
  }

  record Data(
      List<CheckIn> checkIns, List<Named> named, List<Window> windows, long assumedStaySeconds) {}

  record Exposure(int source, Interval interval) {}

  private final Data data;
  private final TraceParameters parameters;
  private final Map<Integer, Map<Integer, List<Interval>>> staysByPersonAndPlace = new HashMap<>();

  NaiveTrace(Data data, TraceParameters parameters) {
    this.data = data;
    this.parameters = parameters;
    for (CheckIn checkIn : data.checkIns) {
      staysByPersonAndPlace
          .computeIfAbsent(checkIn.person, person -> new HashMap<>())
          .computeIfAbsent(checkIn.place, place -> new ArrayList<>())
          .add(new Interval(checkIn.entered, end(data, checkIn)));
    }
    staysByPersonAndPlace
        .values()
        .forEach(places -> places.replaceAll((place, stays) -> unite(stays)));
  }

  static OptionalLong latestEnd(Data data) {
    return data.checkIns.isEmpty()
        ? data.named.stream().mapToLong(Named::until).max()
        : data.checkIns.stream().mapToLong(checkIn -> end(data, checkIn)).max();
  }

  static long end(Data data, CheckIn checkIn) {
    if (checkIn.left != null) {
      return checkIn.left;
    }
    long end = checkIn.entered + data.assumedStaySeconds;
    for (CheckIn other : data.checkIns) {
      if (other.person == checkIn.person && other.entered > checkIn.entered) {
        end = Math.min(end, other.entered);
      }
    }
    return end;
  }

  static List<Interval> unite(List<Interval> intervals) {
    List<Interval> sorted =
        new ArrayList<>(intervals.stream().filter(i -> i.length() > 0).toList());
    sorted.sort(Comparator.comparingLong(Interval::from));
    List<Interval> united = new ArrayList<>();
    for (Interval interval : sorted) {
      if (!united.isEmpty() && interval.from <= united.getLast().until) {
        Interval last = united.removeLast();
        united.add(new Interval(last.from, Math.max(last.until, interval.until)));
      } else {
        united.add(interval);
      }
    }
    return united;
  }

  static Interval intersection(Interval a, Interval b) {
    return new Interval(Math.max(a.from, b.from), Math.min(a.until, b.until));
  }

  String lines() {
    return lines(Integer::toString);
  }

  /** One line a contact: person, generation, first, last, overlap, exposures, sources, main. */
  String lines(IntFunction<String> name) {
    Map<Integer, List<Interval>> sources = new TreeMap<>();
    for (Window window : data.windows) {
      long until = window.until == null ? parameters.until() : window.until;
      sources
          .computeIfAbsent(window.person, person -> new ArrayList<>())
          .add(new Interval(window.from, until));
    }
    Set<Integer> reached = new HashSet<>(sources.keySet());
    StringBuilder lines = new StringBuilder();
    for (int generation = 1; generation <= parameters.generations(); generation++) {
      Map<Integer, List<Exposure>> found = generation(sources, reached);
      reached.addAll(found.keySet());
      sources = new TreeMap<>();
      for (Map.Entry<Integer, List<Exposure>> contact : found.entrySet()) {
        lines.append(line(name, contact.getKey(), generation, contact.getValue()));
        long first =
            contact.getValue().stream().mapToLong(e -> e.interval.from).min().orElseThrow();
        sources.put(
            contact.getKey(),
            List.of(new Interval(first + parameters.latentSeconds(), parameters.until())));
      }
    }
    return lines.toString();
  }

  private Map<Integer, List<Exposure>> generation(
      Map<Integer, List<Interval>> sources, Set<Integer> reached) {
    Map<Integer, List<Exposure>> found = new TreeMap<>();
    sources.forEach((source, windows) -> {
      List<Interval> nonEmpty = windows.stream().filter(w -> w.length() > 0).toList();
      Set<Integer> people = new TreeSet<>(staysByPersonAndPlace.keySet());
      data.named.forEach(named -> people.add(named.contact));
      people.removeAll(reached);
      for (int person : people) {
        for (Interval exposure : exposures(source, nonEmpty, person)) {
          if (exposure.length() > 0 && exposure.length() >= parameters.minOverlapSeconds()) {
            found
                .computeIfAbsent(person, p -> new ArrayList<>())
                .add(new Exposure(source, exposure));
          }
        }
      }
    });
    return found;
  }

  /** What {@code person} is exposed to by one source, in one window. */
  List<Interval> exposures(Window source, int person) {
    long until = source.until == null ? parameters.until() : source.until;
    List<Interval> windows =
        until > source.from ? List.of(new Interval(source.from, until)) : List.of();
    return exposures(source.person, windows, person).stream()
        .filter(e -> e.length() > 0 && e.length() >= parameters.minOverlapSeconds())
        .toList();
  }

  private List<Interval> exposures(int source, List<Interval> windows, int person) {
    List<Interval> exposures = new ArrayList<>();
    Map<Integer, List<Interval>> theirs = staysByPersonAndPlace.getOrDefault(person, Map.of());
    staysByPersonAndPlace
        .getOrDefault(source, Map.of())
        .forEach((place, stays) -> {
          List<Interval> clips = new ArrayList<>();
          for (Interval stay : stays) {
            for (Interval window : windows) {
              Interval clip = intersection(stay, window);
              if (clip.length() > 0) {
                clips.add(new Interval(clip.from, clip.until + parameters.lingerSeconds()));
              }
            }
          }
          for (Interval exposing : unite(clips)) {
            for (Interval stay : theirs.getOrDefault(place, List.of())) {
              exposures.add(intersection(stay, exposing));
            }
          }
        });
    List<Interval> named =
        data.named.stream()
            .filter(n -> n.person == source && n.contact == person)
            .map(n -> new Interval(n.from, n.until))
            .toList();
    for (Interval interval : unite(named)) {
      for (Interval window : windows) {
        exposures.add(intersection(interval, window));
      }
    }
    return exposures;
  }

  private static String line(
      IntFunction<String> name, int person, int generation, List<Exposure> exposures) {
    Map<Integer, Long> sums = new TreeMap<>();
    exposures.forEach(e -> sums.merge(e.source, e.interval.length(), Long::sum));
    long best = sums.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    int main =
        sums.entrySet().stream()
            .filter(sum -> sum.getValue() == best)
            .mapToInt(Map.Entry::getKey)
            .min()
            .orElseThrow();
    return "%s,%d,%d,%d,%d,%d,%d,%s%n"
        .formatted(
            name.apply(person),
            generation,
            exposures.stream().mapToLong(e -> e.interval.from).min().orElseThrow(),
            exposures.stream().mapToLong(e -> e.interval.until).max().orElseThrow(),
            sums.values().stream().mapToLong(Long::longValue).sum(),
            exposures.size(),
            sums.size(),
            name.apply(main));
  }
}
