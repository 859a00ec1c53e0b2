package fangkong.judgement.figures;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.evidence.LoggedFact;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Counted;
import fangkong.judgement.standings.Deriver;
import fangkong.judgement.standings.Standing;
import fangkong.judgement.standings.StandingsDerived;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts people for the figures of regions, in numbers that add up: over any parts of everybody of
 * which each person is in one, the sums are what everybody at once gives.
 */
public final class FigureCounts {

  /** The name under which the time of a lead to its first outcome is told, in microseconds. */
  public static final String ELAPSED = "leads.elapsed";

  static final String FIGURE = "figure.";
  static final String FUNNEL = "funnel.";
  static final String CURVE = "curve.";
  static final String CLAUSE = "returnees.";
  static final String OUTCOME = "leads.outcome.";
  static final String OPEN = "leads.open";
  static final String DECLARED = "declarations.declared";
  static final String IN_TIME = "declarations.inTime";
  private static final Set<FactType> SCREENING =
      EnumSet.of(
          FactType.ARRIVAL,
          FactType.DECLARATION,
          FactType.LEAD_OUTCOME,
          FactType.SHOWN_CODE,
          FactType.STAY,
          FactType.ENTRY,
          FactType.ROLE_EXIT);

  /** In the order in which facts became known. */
  private static final Comparator<Fact> KNOWN =
      Comparator.comparing(Fact::known).thenComparing(Fact::id);

  /** Takes what was counted in a region under a name; all but {@link #ELAPSED} add up. */
  @FunctionalInterface
  public interface Sink {
    void count(Region region, String name, long value);
  }

  private final Deriver deriver;
  private final FigureQuestion question;

  public FigureCounts(Deriver deriver, FigureQuestion question) {
    this.deriver = deriver;
    this.question = question;
  }

  /**
   * Counts people.
   *
   * @param own all facts about them
   * @param linked all facts about those on whom their standing depends, and who are not among them
   */
  public void count(Collection<LoggedFact> own, Collection<LoggedFact> linked, Sink sink) {
    List<LoggedFact> logged =
        Stream.concat(own.stream(), linked.stream())
            .filter(each -> each.fact().person() != null && !each.fact().type().isPresence())
            .sorted(Comparator.comparing(LoggedFact::fact, KNOWN))
            .toList();
    List<Fact> facts = logged.stream().map(LoggedFact::fact).toList();
    Map<UUID, List<Fact>> people = new HashMap<>();
    own.forEach(each -> people.put(each.fact().requirePerson(), new ArrayList<>()));
    facts.forEach(fact -> people.getOrDefault(fact.person(), new ArrayList<>()).add(fact));
    Map<UUID, Region> registeredIn = new HashMap<>();
    logged.stream()
        .filter(each -> each.fact().type() == FactType.EXPOSURE)
        .forEach(each ->
            each.findRegisteredIn()
                .ifPresent(region -> registeredIn.put(each.fact().requirePerson(), region)));
    Part part =
        new Part(
            people,
            deriver.derive(people.keySet(), facts, registeredIn, question.since()),
            deriver.derive(people.keySet(), facts, registeredIn, question.asOf()));
    Sink counted =
        (region, name, value) -> {
          if (value > 0 || name.equals(ELAPSED)) {
            sink.count(region, name, value);
          }
        };
    question.regions().forEach(region -> count(part, region, counted));
  }

  private record Part(
      Map<UUID, List<Fact>> people, StandingsDerived before, StandingsDerived after) {

    Stream<Fact> facts() {
      return people.values().stream().flatMap(List::stream);
    }
  }

  private void count(Part part, Region region, Sink sink) {
    StandingsDerived now = part.after().inside(region);
    figures(part, region, now, sink);
    curve(region, now, sink);
    returnees(part, region, now, sink);
    declarations(part, region, sink);
    Map<UUID, Boolean> listed = new HashMap<>();
    part.people()
        .forEach((person, facts) -> {
          List<Lead> leads = leads(facts, region);
          leads.forEach(lead -> lead.count(region, sink));
          if (!leads.isEmpty()) {
            listed.put(person, isFound(leads));
          }
        });
    Funnel.Sets funnel = Funnel.Sets.of(listed, now.standings());
    for (Funnel.Step step : Funnel.Step.values()) {
      sink.count(region, FUNNEL + step, funnel.people(step).size());
    }
  }

  private void figures(Part part, Region region, StandingsDerived now, Sink sink) {
    Set<UUID> screened =
        part.facts()
            .filter(fact -> SCREENING.contains(fact.type()))
            .filter(fact -> region.contains(fact.region()) && question.isNew(fact.known()))
            .map(Fact::requirePerson)
            .collect(Collectors.toSet());
    FigureSets sets = new FigureSets(screened, counted(part.before().inside(region)), counted(now));
    for (Figure figure : Figure.values()) {
      sink.count(region, FIGURE + figure, sets.size(figure));
    }
  }

  private static List<Counted> counted(StandingsDerived derived) {
    return derived.standings().stream().map(Counted::of).toList();
  }

  private void curve(Region region, StandingsDerived now, Sink sink) {
    EpidemicCurve.Builder curve = question.curve();
    now.standings()
        .forEach(standing ->
            curve.add(standing, now.facts().getOrDefault(standing.person(), List.of())));
    for (EpidemicCurve.Day day : curve.build().days()) {
      day.counts()
          .forEach((name, count) -> sink.count(region, CURVE + day.day() + "." + name, count));
    }
  }

  private void returnees(Part part, Region region, StandingsDerived now, Sink sink) {
    Set<UUID> arrived =
        part.facts()
            .filter(fact -> fact.type() == FactType.ARRIVAL && region.contains(fact.region()))
            .filter(fact -> !fact.known().isAfter(question.asOf()))
            .filter(fact ->
                !fact.at().isBefore(question.since()) && !fact.at().isAfter(question.asOf()))
            .map(Fact::requirePerson)
            .collect(Collectors.toSet());
    Set<UUID> elsewhere = new HashSet<>(arrived);
    for (Standing standing : now.standings()) {
      if (elsewhere.remove(standing.person())) {
        sink.count(region, CLAUSE + standing.findFirstClause().orElse(Returnees.NO_CLAUSE), 1);
      }
    }
    sink.count(region, CLAUSE + Returnees.NO_CLAUSE, elsewhere.size());
  }

  private void declarations(Part part, Region region, Sink sink) {
    part.facts()
        .filter(fact -> fact.type() == FactType.DECLARATION && region.contains(fact.region()))
        .filter(fact -> question.isNew(fact.known()))
        .forEach(fact -> {
          sink.count(region, DECLARED, 1);
          Instant arrives =
              OffsetDateTime.parse(fact.body().path("arrives").asString()).toInstant();
          Duration notice = Duration.between(fact.at(), arrives);
          if (notice.compareTo(Duration.ofDays(question.noticeDays())) >= 0) {
            sink.count(region, IN_TIME, 1);
          }
        });
  }

  /** The leads of the period about one person, however deep they were dispatched since. */
  private List<Lead> leads(List<Fact> facts, Region region) {
    List<Fact> seen =
        facts.stream().filter(fact -> !fact.known().isAfter(question.asOf())).toList();
    Map<UUID, Fact> first =
        seen.stream()
            .filter(fact -> fact.type() == FactType.LEAD && region.contains(fact.region()))
            .collect(
                Collectors.toMap(
                    fact -> fact.linked() == null ? fact.id() : fact.linked(),
                    Function.identity(),
                    (a, b) -> KNOWN.compare(a, b) <= 0 ? a : b));
    List<Lead> leads = new ArrayList<>();
    first.forEach((id, lead) -> {
      if (question.isNew(lead.known())) {
        List<Fact> outcomes =
            seen.stream()
                .filter(fact -> fact.type() == FactType.LEAD_OUTCOME && id.equals(fact.linked()))
                .sorted(KNOWN)
                .toList();
        leads.add(new Lead(lead.known(), outcomes));
      }
    });
    return leads;
  }

  /** Whether somebody was found in the end: of several outcomes the one known last tells. */
  private static boolean isFound(List<Lead> leads) {
    return leads.stream()
        .flatMap(lead -> lead.outcomes().stream())
        .max(KNOWN)
        .filter(outcome -> outcome(outcome).equals("FOUND"))
        .isPresent();
  }

  private static String outcome(Fact fact) {
    return fact.body().path("outcome").asString();
  }

  /** A lead, when it came in, and its outcomes in the order in which they became known. */
  private record Lead(Instant receivedAt, List<Fact> outcomes) {

    void count(Region region, Sink sink) {
      if (outcomes.isEmpty()) {
        sink.count(region, OPEN, 1);
      } else {
        sink.count(region, OUTCOME + outcome(outcomes.getLast()), 1);
        sink.count(
            region, ELAPSED, ChronoUnit.MICROS.between(receivedAt, outcomes.getFirst().known()));
      }
    }
  }
}
