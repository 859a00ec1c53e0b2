package fangkong.server.evidence.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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

  /**
   * A device that several people use says whose facts these are; they are not taken under the name
   * of whoever signed in since.
   */
  @PostMapping
  Receipt.Taken takeFacts(
      @RequestHeader(name = "Fangkong-Account", required = false) @Nullable UUID account,
      @RequestBody Batch batch) {
    SignedIn sender = SignedIn.current();
    if (account != null && !account.equals(sender.account())) {
      throw Refused.because(ProblemCode.ANOTHER_ACCOUNT);
    }
    return switch (intake.take(batch.facts(), sender)) {
      case Receipt.Taken taken -> taken;
      case Receipt.Refused(var problems) -> throw new Refused(problems);
    };
  }
}
