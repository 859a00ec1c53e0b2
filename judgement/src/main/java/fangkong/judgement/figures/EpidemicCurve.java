package fangkong.judgement.figures;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.Reason;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Persons by day: cases by onset, contacts by the day their exposure became known, releases by the
 * day the last segment ended. Each case is in one of the first two columns; each contact in one of
 * the next two, as a close contact where that clause fired.
 */
public record EpidemicCurve(List<Day> days) {
  public EpidemicCurve {
    days = List.copyOf(days);
  }

  /** A day with its counts. */
  public record Day(
      LocalDate day,
      int cases,
      int asymptomatic,
      int closeContacts,
      int contactsOfContacts,
      int released) {

    /** The day as counted elsewhere under the names of {@link #counts()}. */
    static Day of(LocalDate day, ToIntFunction<String> count) {
      return new Day(
          day,
          count.applyAsInt("cases"),
          count.applyAsInt("asymptomatic"),
          count.applyAsInt("closeContacts"),
          count.applyAsInt("contactsOfContacts"),
          count.applyAsInt("released"));
    }

    Map<String, Integer> counts() {
      return Map.of(
          "cases",
          cases,
          "asymptomatic",
          asymptomatic,
          "closeContacts",
          closeContacts,
          "contactsOfContacts",
          contactsOfContacts,
          "released",
          released);
    }

    private Day oneCase() {
      return new Day(day, cases + 1, asymptomatic, closeContacts, contactsOfContacts, released);
    }

    private Day oneAsymptomatic() {
      return new Day(day, cases, asymptomatic + 1, closeContacts, contactsOfContacts, released);
    }

    private Day oneCloseContact() {
      return new Day(day, cases, asymptomatic, closeContacts + 1, contactsOfContacts, released);
    }

    private Day oneContactOfContact() {
      return new Day(day, cases, asymptomatic, closeContacts, contactsOfContacts + 1, released);
    }

    private Day oneReleased() {
      return new Day(day, cases, asymptomatic, closeContacts, contactsOfContacts, released + 1);
    }
  }

  /** Counts person by person into the days from the first to the last one. */
  public static final class Builder {

    private static final String CASE = "/CASE";

    private final ZoneId zone;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();

    public Builder(LocalDate first, LocalDate last, ZoneId zone) {
      this.zone = zone;
      first.datesUntil(last.plusDays(1)).forEach(day -> days.put(day, new Day(day, 0, 0, 0, 0, 0)));
    }

    /**
     * Counts a person.
     *
     * @param facts those known of them
     */
    public void add(Standing standing, List<Fact> facts) {
      if (standing.care() == Care.CONFIRMED) {
        List<Fact> cases = cases(standing, facts);
        begin(cases)
            .ifPresent(
                day -> count(day, isAsymptomatic(cases) ? Day::oneAsymptomatic : Day::oneCase));
      }
      Optional<Reason> close = find(standing, Contacts.CLOSE);
      if (close.isPresent()) {
        known(close.get(), facts).ifPresent(day -> count(day, Day::oneCloseContact));
      } else {
        find(standing, Contacts.OF_CONTACT)
            .flatMap(reason -> known(reason, facts))
            .ifPresent(day -> count(day, Day::oneContactOfContact));
      }
      if (standing.care() == Care.RELEASED) {
        ended(standing).ifPresent(day -> count(day, Day::oneReleased));
      }
    }

    public EpidemicCurve build() {
      return new EpidemicCurve(List.copyOf(days.values()));
    }

    private void count(LocalDate day, UnaryOperator<Day> more) {
      days.computeIfPresent(day, (_, counted) -> more.apply(counted));
    }

    private static Optional<Reason> find(Standing standing, String clause) {
      return standing.assessment().reasons().stream()
          .filter(reason -> reason.clause().text().endsWith(clause))
          .findFirst();
    }

    /** The lines of the case that count; of an illness that is over, all lines there were. */
    private static List<Fact> cases(Standing standing, List<Fact> facts) {
      Optional<Reason> open = find(standing, CASE);
      return facts.stream()
          .filter(fact -> fact.type() == FactType.CASE)
          .filter(fact -> open.isEmpty() || open.get().evidence().contains(fact.id().toString()))
          .toList();
    }

    private Optional<LocalDate> begin(List<Fact> cases) {
      return earliest(cases, fact -> time(fact, "onset"))
          .or(() -> earliest(cases, fact -> time(fact, "sampled")))
          .or(() -> earliest(cases, fact -> Optional.of(fact.at())));
    }

    private static boolean isAsymptomatic(List<Fact> cases) {
      return cases.stream()
          .max(Comparator.comparing(Fact::known).thenComparing(Fact::id))
          .filter(fact -> fact.body().path("form").asString("").equals("ASYMPTOMATIC"))
          .isPresent();
    }

    private Optional<LocalDate> known(Reason reason, List<Fact> facts) {
      return earliest(
          facts.stream().filter(fact -> reason.evidence().contains(fact.id().toString())).toList(),
          fact -> Optional.of(fact.known()));
    }

    private static Optional<LocalDate> ended(Standing standing) {
      return standing.assessment().courses().stream()
          .map(Course::segments)
          .flatMap(List::stream)
          .map(CourseSegment::endedOn)
          .flatMap(Stream::ofNullable)
          .max(Comparator.naturalOrder());
    }

    private Optional<LocalDate> earliest(List<Fact> facts, Function<Fact, Optional<Instant>> at) {
      return facts.stream()
          .map(at)
          .flatMap(Optional::stream)
          .min(Comparator.naturalOrder())
          .map(instant -> instant.atZone(zone).toLocalDate());
    }

    private static Optional<Instant> time(Fact fact, String field) {
      JsonNode value = fact.body().path(field);
      return value.isString()
          ? Optional.of(OffsetDateTime.parse(value.stringValue()).toInstant())
          : Optional.empty();
    }
  }
}
