package fangkong.simulation.fact;

import fangkong.simulation.people.IdentityNumber;
import fangkong.simulation.people.Person;
import fangkong.simulation.place.Risk;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what is written, as it is written; it knows nothing of what was planned. */
public final class Tally {

  private final Map<String, Integer> factsOfType = new TreeMap<>();
  private final Map<Outcome, Integer> answers = new EnumMap<>(Outcome.class);
  private final Map<IdentityNumber, Set<Risk>> arrivals = new HashMap<>();
  private final Map<IdentityNumber, LocalDate> lastKeyArrival = new HashMap<>();

  void fact(String type, Fact fact) {
    factsOfType.merge(type, 1, Integer::sum);
    Person person = fact.person();
    if (person != null && fact.detail() instanceof Detail.Arrival(var origin)) {
      Risk risk = origin.risk();
      arrivals.computeIfAbsent(person.idNumber(), _ -> EnumSet.noneOf(Risk.class)).add(risk);
      if (risk.isKeyArea()) {
        lastKeyArrival.merge(
            person.idNumber(), fact.at().toLocalDate(), (a, b) -> a.isAfter(b) ? a : b);
      }
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
    return arrivals.size();
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
}
