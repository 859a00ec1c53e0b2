package fangkong.server.people.web;

import fangkong.server.people.Purpose;
import fangkong.server.people.Register;
import fangkong.server.people.Revealed;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RevealController {

  record Wanted(Purpose purpose) {}

  private final Register register;

  RevealController(Register register) {
    this.register = register;
  }

  /** Number and phone of somebody, unmasked; that they were shown, and for what, is recorded. */
  @PostMapping("/api/people/{id}/reveal")
  Revealed reveal(@PathVariable UUID id, @RequestBody Wanted wanted) {
    return register
        .reveal(id, wanted.purpose())
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }
}
