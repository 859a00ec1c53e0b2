package fangkong.server.assessments.web;

import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.RulingProposal;
import fangkong.server.assessments.Rulings;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rulings: proposed by one account, confirmed or declined by another. */
@RestController
@RequestMapping("/api")
class RulingsController {

  private static final int MOST = 200;

  /**
   * What is to be ruled, for as long as the last instant says.
   *
   * @param category one of the protocol in effect, {@code CASE}, {@code SUSPECTED_CASE} or {@code
   *     NONE}; or else
   * @param excludes the person's own facts that are set aside
   */
  record NewRuling(
      UUID id,
      UUID person,
      String reason,
      OffsetDateTime until,
      @Nullable String category,
      @Nullable List<UUID> excludes) {

    RulingProposal.Wanted wanted() {
      return new RulingProposal.Wanted(
          id, person, Decisions.read(category, excludes), reason, until.toInstant());
    }
  }

  record Declined(String reason) {}

  /** Open proposals; {@code next} continues after it, null at the end. */
  record Page(List<RulingViews.RulingView> rulings, @Nullable UUID next) {}

  /**
   * @param code null where no protocol is in effect
   * @param tier and {@code until} of the segment in force
   */
  record Stands(
      String category,
      @Nullable String code,
      String status,
      @Nullable String tier,
      @Nullable LocalDate until) {

    static Stands of(Standing standing) {
      return new Stands(
          standing.assessment().category(),
          standing.shownCode(),
          standing.assessment().status().name(),
          standing.findSegmentInForce().map(segment -> segment.tier().name()).orElse(null),
          standing.findSegmentInForce().map(segment -> segment.until()).orElse(null));
    }
  }

  /** How somebody stands, and how they would stand under the ruling. */
  record Consequence(Stands now, Stands then) {}

  private final Rulings rulings;
  private final RulingViews views;

  RulingsController(Rulings rulings, RulingViews views) {
    this.rulings = rulings;
    this.views = views;
  }

  @GetMapping("/rulings")
  Page listRulings(
      @RequestParam String region,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<RulingProposal> page =
        rulings.page(SignedIn.current().inside(region), after.orElse(new UUID(0, 0)), most);
    return new Page(views.of(page), page.size() < most ? null : page.getLast().id());
  }

  @GetMapping("/people/{id}/rulings")
  List<RulingViews.RulingView> listRulingsOf(@PathVariable UUID id) {
    return views.of(rulings.listOf(id, SignedIn.current()));
  }

  @PostMapping("/rulings")
  @ResponseStatus(HttpStatus.CREATED)
  RulingViews.RulingView proposeRuling(@RequestBody NewRuling wanted) {
    return views.of(rulings.propose(wanted.wanted(), SignedIn.current()));
  }

  @PostMapping("/rulings/consequence")
  Consequence foreseeRuling(@RequestBody NewRuling wanted) {
    Rulings.Consequence consequence = rulings.consequence(wanted.wanted(), SignedIn.current());
    return new Consequence(Stands.of(consequence.now()), Stands.of(consequence.then()));
  }

  @PostMapping("/rulings/{id}/confirm")
  RulingViews.RulingView confirmRuling(@PathVariable UUID id) {
    return views.of(rulings.confirm(id, SignedIn.current()));
  }

  @PostMapping("/rulings/{id}/decline")
  RulingViews.RulingView declineRuling(@PathVariable UUID id, @RequestBody Declined declined) {
    return views.of(rulings.decline(id, declined.reason(), SignedIn.current()));
  }

  /** What a ruling decides, as requests say it. */
  static final class Decisions {

    private Decisions() {}

    static Decision read(@Nullable String category, @Nullable List<UUID> excludes) {
      boolean aside = excludes != null && !excludes.isEmpty();
      if (category != null && !category.isBlank() && !aside) {
        return new Decision.Assign(category);
      }
      if (category == null && excludes != null && aside) {
        return new Decision.Exclude(excludes.stream().map(UUID::toString).toList());
      }
      throw Refused.because(
          category == null ? ProblemCode.MISSING_FIELD : ProblemCode.BAD_VALUE, "category", "");
    }
  }
}
