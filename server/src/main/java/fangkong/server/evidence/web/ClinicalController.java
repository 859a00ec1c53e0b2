package fangkong.server.evidence.web;

import fangkong.server.evidence.Clinical;
import fangkong.server.evidence.Facts;
import fangkong.server.people.Purpose;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClinicalController {

  record Wanted(Purpose purpose) {}

  /** As {@link Clinical}, in local time. */
  record Measured(
      UUID fact,
      String type,
      OffsetDateTime at,
      @Nullable Double ct,
      @Nullable Double temperature) {}

  private final Facts facts;
  private final Clock clock;

  ClinicalController(Facts facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** What was measured of somebody; that it was shown, and for what, is recorded. */
  @PostMapping("/api/people/{id}/reveal/clinical")
  List<Measured> revealClinical(@PathVariable UUID id, @RequestBody Wanted wanted) {
    return facts
        .revealClinical(id, wanted.purpose())
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND))
        .stream()
        .map(this::measured)
        .toList();
  }

  private Measured measured(Clinical clinical) {
    return new Measured(
        clinical.fact(),
        clinical.type(),
        clinical.at().atZone(clock.getZone()).toOffsetDateTime(),
        clinical.ct(),
        clinical.temperature());
  }
}
