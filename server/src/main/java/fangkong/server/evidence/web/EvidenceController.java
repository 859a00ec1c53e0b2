package fangkong.server.evidence.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.problems.Refused;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/evidence")
class EvidenceController {

  /** Facts in the form of {@code docs/evidence.md}. */
  record Batch(List<JsonNode> facts) {}

  private final Intake intake;

  EvidenceController(Intake intake) {
    this.intake = intake;
  }

  @PostMapping
  Receipt.Taken takeFacts(@RequestBody Batch batch) {
    return switch (intake.take(batch.facts(), SignedIn.current())) {
      case Receipt.Taken taken -> taken;
      case Receipt.Refused(var problems) -> throw new Refused(problems);
    };
  }
}
