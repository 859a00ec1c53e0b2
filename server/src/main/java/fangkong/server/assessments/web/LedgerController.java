package fangkong.server.assessments.web;

import fangkong.judgement.people.IdNumber;
import fangkong.judgement.people.Subject;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.FindingAllowance;
import fangkong.server.assessments.Ledger;
import fangkong.server.assessments.StandingFilter;
import fangkong.server.assessments.StandingKey;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of people with their standing, in order of region: by pages, by person. */
@RestController
@RequestMapping("/api/people")
class LedgerController {

  private static final int MOST = 500;

  /** A page; {@code next} continues after it, null at the end. */
  record Page(List<Ledger.Row> rows, @Nullable StandingKey next) {}

  /** Who is looked for: an identity number, or a name with a phone. */
  record Wanted(@Nullable String idNumber, @Nullable String name, @Nullable String phone) {}

  record Found(UUID person) {}

  private final Ledger ledger;
  private final Register register;
  private final FindingAllowance allowance;
  private final boolean synthetic;

  LedgerController(
      Ledger ledger,
      Register register,
      FindingAllowance allowance,
      @Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.ledger = ledger;
    this.register = register;
    this.allowance = allowance;
    this.synthetic = synthetic;
  }

  @GetMapping
  Page listPeople(
      @RequestParam String region,
      @RequestParam Optional<String> category,
      @RequestParam Optional<String> status,
      @RequestParam Optional<String> care,
      @RequestParam Optional<String> code,
      @RequestParam Optional<String> afterRegion,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "100") int limit) {
    StandingKey after =
        afterRegion.isPresent() && afterPerson.isPresent()
            ? new StandingKey(afterRegion.get(), afterPerson.get())
            : null;
    int most = Math.clamp(limit, 1, MOST);
    List<Ledger.Row> rows =
        ledger.page(
            SignedIn.current().inside(region), filter(category, status, care, code), after, most);
    return new Page(rows, rows.size() < most ? null : rows.getLast().key());
  }

  @PostMapping("/find")
  Found findPerson(@RequestBody Wanted wanted) {
    Subject subject = subject(wanted);
    allowance.take(SignedIn.current().account());
    return register
        .findVisible(subject)
        .map(Found::new)
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Subject subject(Wanted wanted) {
    return switch (Subject.read(
        Objects.requireNonNullElse(wanted.idNumber(), ""),
        Objects.requireNonNullElse(wanted.name(), ""),
        Objects.requireNonNullElse(wanted.phone(), ""),
        synthetic)) {
      case Subject.Reading.Valid(Subject subject) -> subject;
      case Subject.Reading.Flawed(String field, IdNumber.Flaw _) ->
          throw Refused.because(ProblemCode.BAD_VALUE, field, "");
      case Subject.Reading.Missing(String field) ->
          throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
    };
  }

  private static StandingFilter filter(
      Optional<String> category,
      Optional<String> status,
      Optional<String> care,
      Optional<String> code) {
    return new StandingFilter(
        category.map(Set::of).orElse(Set.of()),
        code.orElse(null),
        status.orElse(null),
        care.orElse(null));
  }
}
