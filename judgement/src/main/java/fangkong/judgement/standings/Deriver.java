package fangkong.judgement.standings;

import fangkong.assessment.Assess;
import fangkong.assessment.Assessment;
import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Protocol;
import fangkong.codec.EvidenceJson;
import fangkong.codec.EvidenceReading;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fold from facts to standings: pure but for what it is given. The same facts, adoptions,
 * protocols and instant give the same standings, whenever it is asked.
 */
public final class Deriver {

  public static final String NO_PROTOCOL = "NONE";

  private final Map<String, Protocol> protocols;
  private final Adoptions adoptions;
  private final ZoneId zone;
  private final Map<String, Assess> assessors = new HashMap<>();

  public Deriver(Map<String, Protocol> protocols, Adoptions adoptions, ZoneId zone) {
    this.protocols = Map.copyOf(protocols);
    this.adoptions = adoptions;
    this.zone = zone;
  }

  /** The same, were these in effect. */
  public Deriver with(Adoptions others) {
    return new Deriver(protocols, others, zone);
  }

  /**
   * The standings of these people.
   *
   * @param facts of these people and of everyone they depend on, seen or not
   * @param registeredIn where those who may be known by exposures alone were registered
   */
  public StandingsDerived derive(
      Collection<UUID> people, List<Fact> facts, Map<UUID, Region> registeredIn, Instant asOf) {
    EvidenceIndex evidence =
        EvidenceIndex.of(
            facts.stream().filter(fact -> fact.type().assessed()).map(Deriver::evidence).toList());
    Map<UUID, List<Fact>> seen = new HashMap<>();
    for (Fact fact : facts) {
      if (fact.person() != null && !fact.known().isAfter(asOf)) {
        seen.computeIfAbsent(fact.person(), _ -> new ArrayList<>()).add(fact);
      }
    }
    List<Standing> standings = new ArrayList<>();
    Map<UUID, List<Fact>> ofThese = new HashMap<>();
    for (UUID person : people) {
      List<Fact> own = seen.get(person);
      if (own != null) {
        Whereabouts whereabouts =
            Whereabouts.of(own, Optional.ofNullable(registeredIn.get(person)));
        standings.add(derive(person, whereabouts, own, evidence, asOf));
        ofThese.put(person, own);
      }
    }
    return new StandingsDerived(standings, ofThese, asOf);
  }

  /**
   * The standing of one person.
   *
   * @param own the facts about them that count, seen or not
   * @param evidence of them and of everyone they depend on
   * @return empty when nothing is seen
   */
  public Optional<Standing> derive(
      UUID person,
      List<Fact> own,
      Optional<Region> registeredIn,
      EvidenceIndex evidence,
      Instant asOf) {
    List<Fact> seen = own.stream().filter(fact -> !fact.known().isAfter(asOf)).toList();
    return seen.isEmpty()
        ? Optional.empty()
        : Optional.of(derive(person, Whereabouts.of(seen, registeredIn), seen, evidence, asOf));
  }

  private Standing derive(
      UUID person, Whereabouts whereabouts, List<Fact> own, EvidenceIndex evidence, Instant asOf) {
    String protocol =
        adoptions.find(whereabouts.region(), asOf).map(Adoption::protocol).orElse(NO_PROTOCOL);
    Assessment assessment = assess(protocol, person.toString(), evidence, asOf);
    Optional<Instant> nextChange =
        Stream.concat(
                assessment.nextChangeAt().stream(),
                adoptions.findNextChange(whereabouts.region(), asOf).stream())
            .min(Comparator.naturalOrder());
    Care care = care(assessment, whereabouts.movedOut(), own, asOf.atZone(zone).toLocalDate());
    return new Standing(person, whereabouts.region(), protocol, assessment, care, nextChange);
  }

  private Assessment assess(String protocol, String person, EvidenceIndex evidence, Instant asOf) {
    if (protocol.equals(NO_PROTOCOL)) {
      return new Assessment(person, List.of(), List.of(), false, Optional.empty());
    }
    Protocol rules =
        Objects.requireNonNull(
            protocols.get(protocol), () -> "protocol " + protocol + " is adopted but not shipped");
    return assessors
        .computeIfAbsent(protocol, _ -> new Assess(rules, zone))
        .assess(person, evidence, asOf);
  }

  /** What an assessment reads in a fact of an assessed type. */
  public static Evidence evidence(Fact fact) {
    ObjectNode line = fact.body().deepCopy();
    line.put("id", fact.id().toString())
        .put("person", String.valueOf(fact.person()))
        .put("type", fact.type().word())
        .put("known", fact.known().toString());
    return switch (EvidenceJson.read(line, FactType.UNASSESSED)) {
      case EvidenceReading.Accepted(Evidence accepted) -> accepted;
      case EvidenceReading.Refused refused ->
          throw new IllegalStateException(
              "fact " + fact.id() + " was stored with an unreadable " + refused.field());
    };
  }

  private static Care care(
      Assessment assessment, boolean movedOut, List<Fact> facts, LocalDate today) {
    if (assessment.everConfirmed()) {
      return Care.CONFIRMED;
    }
    boolean everManaged =
        assessment.courses().stream().anyMatch(course -> wasManaged(course, today));
    if (!everManaged) {
      return assessment.courses().stream()
              .anyMatch(course -> course.findSegmentInForce().isPresent())
          ? Care.FOLLOWED
          : Care.NOT_MANAGED;
    }
    if (movedOut) {
      return Care.MOVED_OUT;
    }
    return strictest(assessment).map(tier -> inTier(tier, facts)).orElse(Care.RELEASED);
  }

  /**
   * Whether the course ever isolated or monitored: a suspected case does from the first, a segment
   * from its first day.
   */
  private static boolean wasManaged(Course course, LocalDate today) {
    if (course.segments().isEmpty()) {
      return true;
    }
    return course.segments().stream()
        .anyMatch(segment ->
            managing(segment.tier())
                && segment.state() != CourseSegment.State.UPCOMING
                && !segment.from().isAfter(today));
  }

  private static Optional<Tier> strictest(Assessment assessment) {
    return assessment.courses().stream()
        .filter(course -> !course.released())
        .flatMap(course ->
            course.segments().isEmpty()
                ? Stream.of(Tier.HOSPITAL)
                : course.findSegmentInForce().map(CourseSegment::tier).stream())
        .filter(Deriver::managing)
        .min(Comparator.naturalOrder());
  }

  private static boolean managing(Tier tier) {
    return switch (tier) {
      case HOSPITAL, CENTRAL_ISOLATION, HOME_ISOLATION, HOME_MONITORING -> true;
      case HEALTH_MONITORING, SELF_MONITORING, DAILY_FOLLOW_UP -> false;
    };
  }

  private static Care inTier(Tier tier, List<Fact> facts) {
    return switch (tier) {
      case HOSPITAL -> admitted(Tier.HOSPITAL, facts) ? Care.HOSPITAL : Care.AWAITING_TRANSFER;
      case CENTRAL_ISOLATION ->
          admitted(Tier.CENTRAL_ISOLATION, facts) ? Care.CENTRAL : Care.AWAITING_TRANSFER;
      case HOME_ISOLATION -> Care.HOME_ISOLATION;
      case HOME_MONITORING -> Care.HOME_MONITORING;
      case HEALTH_MONITORING, SELF_MONITORING, DAILY_FOLLOW_UP ->
          throw new IllegalStateException("tier " + tier + " does not manage");
    };
  }

  /** Whether the latest admission or discharge of this tier is an admission. */
  private static boolean admitted(Tier tier, List<Fact> facts) {
    return facts.stream()
        .filter(fact ->
            switch (fact.type()) {
              case ADMITTED, DISCHARGED -> tier.name().equals(fact.body().path("tier").asString());
              default -> false;
            })
        .max(Comparator.comparing(Fact::at).thenComparing(Fact::known).thenComparing(Fact::id))
        .filter(fact -> fact.type() == FactType.ADMITTED)
        .isPresent();
  }
}
