package fangkong.server.assessments.web;

import fangkong.codec.AssessmentJson;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.evidence.Facts;
import fangkong.server.people.Mask;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Objection;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person: what is known, what follows from it and why, and who answers for them. */
@RestController
@RequestMapping("/api/people/{id}")
class PersonController {

  /** Recorded by residents themselves, through the door that asks for no account. */
  private static final String RESIDENT = Role.RESIDENT.name();

  /**
   * A fact as somebody recorded it.
   *
   * @param recordedBy the name of an account, or {@code RESIDENT}
   * @param measured whether something measured belongs to it, for whoever may see it for a purpose
   */
  record Known(
      UUID id,
      String type,
      OffsetDateTime at,
      OffsetDateTime known,
      Region region,
      String channel,
      String recordedBy,
      boolean measured,
      JsonNode body) {}

  /** Somebody as everybody sees them who sees them: number and phone are masked. */
  record Masked(
      UUID id,
      Region region,
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String phone) {}

  /** {@code assessment} is the JSON of the assessment contract. */
  record View(
      Masked person,
      Region region,
      String regionName,
      String protocol,
      String care,
      JsonNode assessment,
      List<Reasons.Why> reasons,
      @Nullable OffsetDateTime nextChangeAt,
      @Nullable Worker accountable,
      Objection objection,
      List<Known> facts) {}

  private final Assessments assessments;
  private final Register register;
  private final Regions regions;
  private final Facts facts;
  private final Accounts accounts;
  private final Reasons reasons;
  private final Clock clock;
  private final JsonMapper json;

  PersonController(
      Assessments assessments,
      Register register,
      Regions regions,
      Facts facts,
      Accounts accounts,
      Reasons reasons,
      Clock clock,
      JsonMapper json) {
    this.assessments = assessments;
    this.register = register;
    this.regions = regions;
    this.facts = facts;
    this.accounts = accounts;
    this.reasons = reasons;
    this.clock = clock;
    this.json = json;
  }

  @GetMapping
  View showPerson(@PathVariable UUID id, @RequestParam Optional<OffsetDateTime> asOf) {
    Person person =
        register.list(List.of(id)).stream()
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Instant at = asOf.map(OffsetDateTime::toInstant).orElseGet(clock::instant);
    Standing standing =
        assessments.findAsOf(id, at).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Tree tree = regions.tree();
    return new View(
        masked(person),
        standing.region(),
        tree.nameOf(standing.region()),
        standing.protocol(),
        standing.care().name(),
        json.readTree(AssessmentJson.write(standing.assessment())),
        reasons.of(standing, at, tree),
        standing.nextChangeAt().map(this::local).orElse(null),
        regions.findAccountable(standing.region()).flatMap(tree::findWorker).orElse(null),
        new Objection(tree.findObjection(standing.region(), regions.today()).orElse(null)),
        known(id, at));
  }

  private static Masked masked(Person person) {
    return new Masked(
        person.id(),
        person.region(),
        person.name(),
        Mask.idNumber(person.idNumber()),
        Mask.phone(person.phone()));
  }

  private List<Known> known(UUID person, Instant by) {
    List<Fact> known =
        facts.listOf(List.of(person)).stream().filter(fact -> !fact.known().isAfter(by)).toList();
    Map<UUID, String> usernames =
        accounts.listUsernames(known.stream().map(Fact::recordedBy).collect(Collectors.toSet()));
    Set<UUID> measured =
        SignedIn.current().may(Right.REVEAL) ? facts.listWithClinical(person) : Set.of();
    return known.stream()
        .map(fact ->
            known(
                fact,
                usernames.getOrDefault(fact.recordedBy(), RESIDENT),
                measured.contains(fact.id())))
        .toList();
  }

  private Known known(Fact fact, String recordedBy, boolean measured) {
    return new Known(
        fact.id(),
        fact.type().word(),
        local(fact.at()),
        local(fact.known()),
        fact.region(),
        fact.channel().name(),
        recordedBy,
        measured,
        fact.body());
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }
}
