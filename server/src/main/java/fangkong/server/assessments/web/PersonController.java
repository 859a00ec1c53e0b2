package fangkong.server.assessments.web;

import fangkong.codec.AssessmentJson;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.Standing;
import fangkong.server.evidence.Fact;
import fangkong.server.evidence.Facts;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Region;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Worker;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  record Known(
      UUID id,
      String type,
      OffsetDateTime at,
      OffsetDateTime known,
      Region region,
      String channel,
      JsonNode body) {}

  /** {@code assessment} is the JSON of the assessment contract. */
  record View(
      Person person,
      Region region,
      String protocol,
      String care,
      JsonNode assessment,
      @Nullable OffsetDateTime nextChangeAt,
      @Nullable Worker accountable,
      List<Known> facts) {}

  private final Assessments assessments;
  private final Register register;
  private final Regions regions;
  private final Facts facts;
  private final Clock clock;
  private final JsonMapper json;

  PersonController(
      Assessments assessments,
      Register register,
      Regions regions,
      Facts facts,
      Clock clock,
      JsonMapper json) {
    this.assessments = assessments;
    this.register = register;
    this.regions = regions;
    this.facts = facts;
    this.clock = clock;
    this.json = json;
  }

  @GetMapping
  View person(@PathVariable UUID id, @RequestParam Optional<OffsetDateTime> asOf) {
    Person person =
        register.list(List.of(id)).stream()
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    OffsetDateTime at =
        asOf.orElseGet(() -> OffsetDateTime.ofInstant(clock.instant(), clock.getZone()));
    Standing standing =
        assessments
            .findAsOf(id, at.toInstant())
            .filter(s -> SignedIn.current().sees(s.region()))
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return new View(
        person,
        standing.region(),
        standing.protocol(),
        standing.care().name(),
        json.readTree(AssessmentJson.write(standing.assessment())),
        standing
            .nextChangeAt()
            .map(instant -> instant.atZone(clock.getZone()).toOffsetDateTime())
            .orElse(null),
        regions.findAccountable(standing.region()).flatMap(regions.tree()::findWorker).orElse(null),
        facts.listOf(List.of(id)).stream()
            .filter(fact -> !fact.known().isAfter(at.toInstant()))
            .map(this::known)
            .toList());
  }

  private Known known(Fact fact) {
    return new Known(
        fact.id(),
        fact.type().word(),
        fact.at().atZone(clock.getZone()).toOffsetDateTime(),
        fact.known().atZone(clock.getZone()).toOffsetDateTime(),
        fact.region(),
        fact.channel().name(),
        fact.body());
  }
}
