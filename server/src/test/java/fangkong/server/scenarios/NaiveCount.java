package fangkong.server.scenarios;

import static fangkong.server.scenarios.RawFiles.person;
import static fangkong.server.scenarios.RawFiles.text;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of the figures, applied to raw files one line after the other: plain, slow, and
 * nothing of the server's. People are identity numbers here, or a name with a phone where a list
 * tells no more.
 */
final class NaiveCount {

  private static final Set<String> KEY_AREA = Set.of("HIGH", "MEDIUM");
  private static final Set<String> TELL_OF_A_JOURNEY =
      Set.of("arrival", "declaration", "shown_code", "stay", "entry", "role_exit");

  private final List<RawFiles.Row> rows;
  private final List<JsonNode> answers;
  private final List<List<String>> pushes;
  private final List<JsonNode> facts;

  NaiveCount(RawFiles files) throws IOException {
    rows = files.rows();
    answers = files.answers();
    pushes = files.pushes();
    facts = files.facts();
  }

  int rows() {
    return rows.size();
  }

  /** Rows whose person, origin and date of arrival an earlier row has. */
  int duplicates() {
    Set<String> seen = new HashSet<>();
    return (int) rows.stream().filter(row -> !seen.add(row.key())).count();
  }

  /** How many leads came to what. */
  Map<String, Long> outcomes() {
    Map<String, Long> outcomes = new TreeMap<>();
    answers.forEach(answer -> outcomes.merge(text(answer, "outcome"), 1L, Long::sum));
    return outcomes;
  }

  /** The middle of the times from push to answer. */
  Duration medianElapsed() {
    Map<String, OffsetDateTime> pushed = new HashMap<>();
    pushes.forEach(push -> pushed.put(push.get(0), OffsetDateTime.parse(push.get(1))));
    List<Duration> elapsed =
        answers.stream()
            .map(answer ->
                Duration.between(
                    pushed.getOrDefault(text(answer, "list"), OffsetDateTime.MAX),
                    time(answer, "at")))
            .sorted()
            .toList();
    int middle = elapsed.size() / 2;
    return elapsed.size() % 2 == 1
        ? elapsed.get(middle)
        : elapsed.get(middle - 1).plus(elapsed.get(middle)).dividedBy(2);
  }

  /** Everybody of whose journey something came to be known: by a fact, or by a lead looked into. */
  Set<String> screened() {
    Set<String> screened = new HashSet<>();
    facts.stream()
        .filter(fact -> TELL_OF_A_JOURNEY.contains(text(fact, "type")))
        .forEach(fact -> screened.add(person(fact)));
    rows.forEach(
        row -> screened.add(row.idNumber().isEmpty() ? row.name() + row.phone() : row.idNumber()));
    return screened;
  }

  Set<String> returnees() {
    return arrivals(_ -> true).keySet();
  }

  /** Who arrived from a high- or medium-risk area, with the day of the latest such arrival. */
  Map<String, LocalDate> keyArea() {
    return arrivals(KEY_AREA::contains);
  }

  Set<String> fromLowRiskAlone() {
    Set<String> low = new HashSet<>(arrivals("LOW"::equals).keySet());
    low.removeAll(keyArea().keySet());
    return low;
  }

  private Map<String, LocalDate> arrivals(Predicate<String> risk) {
    Map<String, LocalDate> arrivals = new TreeMap<>();
    of("arrival").stream()
        .filter(fact -> risk.test(text(fact, "risk")))
        .forEach(fact ->
            arrivals.merge(
                person(fact), time(fact, "at").toLocalDate(), (a, b) -> a.isAfter(b) ? a : b));
    return arrivals;
  }

  /** Key-area people known by an instant. */
  Set<String> keyAreaKnownBy(OffsetDateTime asOf) {
    Set<String> known = new HashSet<>();
    of("arrival").stream()
        .filter(fact -> KEY_AREA.contains(text(fact, "risk")))
        .filter(fact -> !known(fact).isAfter(asOf))
        .forEach(fact -> known.add(person(fact)));
    return known;
  }

  /** Key-area people known by an instant whose days of monitoring are not over on its day. */
  Set<String> monitored(OffsetDateTime asOf, int days) {
    Map<String, LocalDate> arrived = keyArea();
    Set<String> monitored = new HashSet<>(keyAreaKnownBy(asOf));
    monitored.removeIf(person ->
        arrived.getOrDefault(person, LocalDate.MIN).plusDays(days).isBefore(asOf.toLocalDate()));
    return monitored;
  }

  int declared() {
    return of("declaration").size();
  }

  /** Who announced an arrival and never came. */
  Set<String> awaited() {
    Set<String> awaited = new HashSet<>();
    of("declaration").forEach(fact -> awaited.add(person(fact)));
    awaited.removeAll(returnees());
    return awaited;
  }

  /** Declarations less than so many days before the announced arrival. */
  int declaredLate(int noticeDays) {
    return (int)
        of("declaration").stream()
            .filter(fact -> time(fact, "arrives").isBefore(time(fact, "at").plusDays(noticeDays)))
            .count();
  }

  /** Where somebody lives. */
  Set<String> households() {
    Set<String> households = new HashSet<>();
    of("residence").forEach(fact -> households.add(text(fact, "region")));
    return households;
  }

  /** Households where nobody was met at the door. */
  Set<String> unvisited() {
    Set<String> unvisited = households();
    of("visit").stream()
        .filter(fact -> text(fact, "outcome").equals("MET"))
        .forEach(fact -> unvisited.remove(text(fact, "region")));
    return unvisited;
  }

  /**
   * Key-area people whose three days are over and who have no two negative samples 24 to 72 hours
   * apart.
   */
  Set<String> withoutTwoTestsInThreeDays(OffsetDateTime asOf) {
    Map<String, List<OffsetDateTime>> samples = new HashMap<>();
    of("test").stream()
        .filter(fact -> text(fact, "result").equals("NEGATIVE") && !known(fact).isAfter(asOf))
        .forEach(fact ->
            samples
                .computeIfAbsent(person(fact), _ -> new ArrayList<>())
                .add(time(fact, "sampled")));
    Set<String> due = new HashSet<>();
    keyArea()
        .forEach((person, arrived) -> {
          List<OffsetDateTime> own = samples.getOrDefault(person, List.of());
          boolean two =
              own.stream()
                  .anyMatch(first ->
                      own.stream()
                          .map(second -> Duration.between(first, second).toMinutes())
                          .anyMatch(minutes -> minutes >= 24 * 60 && minutes <= 72 * 60));
          if (!two && arrived.plusDays(2).isBefore(asOf.toLocalDate())) {
            due.add(person);
          }
        });
    return due;
  }

  private List<JsonNode> of(String type) {
    return facts.stream().filter(fact -> text(fact, "type").equals(type)).toList();
  }

  private static OffsetDateTime known(JsonNode fact) {
    return time(fact, fact.has("known") ? "known" : fact.has("at") ? "at" : "sampled");
  }

  private static OffsetDateTime time(JsonNode fact, String field) {
    return OffsetDateTime.parse(text(fact, field));
  }
}
