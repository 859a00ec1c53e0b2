package fangkong.simulation.fact;

import fangkong.simulation.people.IdentityNumber;
import fangkong.simulation.people.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what is written, as it is written; it knows nothing of what was planned. */
public final class Tally {

  private static final Duration NOTICE = Duration.ofDays(3);

  private final Map<String, Integer> factsOfType = new TreeMap<>();
  private final Map<Outcome, Integer> answers = new EnumMap<>(Outcome.class);
  private final Set<IdentityNumber> arrived = new HashSet<>();
  private final Map<IdentityNumber, LocalDate> lastKeyArrival = new HashMap<>();
  private final Map<IdentityNumber, List<LocalDateTime>> negatives = new HashMap<>();
  private final Set<String> visited = new HashSet<>();
  private int lateDeclarations;

  void fact(String type, Fact fact) {
    factsOfType.merge(type, 1, Integer::sum);
    Person person = fact.person();
    if (person == null) {
      visited.add(fact.region());
      return;
    }
    switch (fact.detail()) {
      case Detail.Arrival(var origin) -> {
        arrived.add(person.idNumber());
        if (origin.risk().isKeyArea()) {
          LocalDate day = fact.at().toLocalDate();
          lastKeyArrival.merge(person.idNumber(), day, (a, b) -> a.isAfter(b) ? a : b);
        }
      }
      case Detail.Declaration(var arrives, _) -> {
        if (Duration.between(fact.at(), arrives).compareTo(NOTICE) < 0) {
          lateDeclarations++;
        }
      }
      case Detail.Test(var positive) -> {
        if (!positive) {
          negatives.computeIfAbsent(person.idNumber(), _ -> new ArrayList<>()).add(fact.at());
        }
      }
      case Detail.Case _,
          Detail.CheckIn _,
          Detail.Departure _,
          Detail.Residence _,
          Detail.ShownCode _,
          Detail.Symptom _,
          Detail.Visit _ -> {}
    }
  }

  void answer(Answer answer) {
    answers.merge(answer.outcome(), 1, Integer::sum);
  }

  public Map<String, Integer> factsOfType() {
    return new TreeMap<>(factsOfType);
  }

  public Map<Outcome, Integer> answers() {
    return new EnumMap<>(answers);
  }

  public int answered() {
    return answers.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Counts distinct persons with an arrival. */
  public int returnees() {
    return arrived.size();
  }

  /** Counts distinct persons with an arrival from a high or medium risk area. */
  public int keyArea() {
    return lastKeyArrival.size();
  }

  /** Counts key-area persons whose monitoring of {@code days} holds on {@code date}. */
  public int monitoredOn(LocalDate date, int days) {
    return (int)
        lastKeyArrival.values().stream().filter(a -> !a.plusDays(days).isBefore(date)).count();
  }

  /** Counts declarations made less than three days before the arrival. */
  public int lateDeclarations() {
    return lateDeclarations;
  }

  /** Counts households with a door visit of any outcome. */
  public int visited() {
    return visited.size();
  }

  public boolean isVisited(String household) {
    return visited.contains(household);
  }

  /** The persons with two negatives 24 to 72 hours apart. */
  public Set<IdentityNumber> pairs() {
    Set<IdentityNumber> met = new HashSet<>();
    negatives.forEach((person, samples) -> {
      if (samples.stream().anyMatch(a -> samples.stream().anyMatch(b -> apart(a, b)))) {
        met.add(person);
      }
    });
    return met;
  }

  /** The key-area persons without such a pair who arrived on {@code date} or before. */
  public Set<String> keyAreaWithoutPairArrivedBy(LocalDate date) {
    Set<IdentityNumber> met = pairs();
    Set<String> without = new TreeSet<>();
    lastKeyArrival.forEach((person, arrival) -> {
      if (!met.contains(person) && !arrival.isAfter(date)) {
        without.add(person.text());
      }
    });
    return without;
  }

  private static boolean apart(LocalDateTime first, LocalDateTime second) {
    long minutes = Duration.between(first, second).toMinutes();
    return minutes >= 24 * 60 && minutes <= 72 * 60;
  }
}
