package fangkong.server.assessments.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Appeal;
import fangkong.server.assessments.Appeals;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
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

/** Appeals: those of somebody, those that wait for an answer, and the answers. */
@RestController
@RequestMapping("/api")
class AppealsController {

  private static final int MOST = 200;

  /** What is objected to, one clause of the reasons in force, and why. */
  record NewAppeal(UUID id, String clause, String text) {}

  /**
   * An answer with its reason: a clause it rests on where it is rejected, the ruling it starts
   * where it is upheld.
   */
  record NewAnswer(
      Appeal.Outcome outcome,
      String reason,
      @Nullable String clause,
      RulingsController.@Nullable NewRuling ruling) {

    Appeals.Answering answering() {
      return switch (outcome) {
        case UPHELD -> new Appeals.Answering.Upheld(reason, given("ruling", ruling).wanted());
        case REJECTED -> new Appeals.Answering.Rejected(reason, given("clause", clause));
      };
    }

    private static <T> T given(String field, @Nullable T value) {
      if (value == null) {
        throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
      }
      return value;
    }
  }

  /**
   * Open appeals, those overdue longest first; {@code next} continues after it, null at the end.
   *
   * @param open how many there are in all
   * @param overdue how many of these are past their deadline
   */
  record Page(List<AppealViews.AppealView> appeals, int open, int overdue, @Nullable UUID next) {}

  private final Appeals appeals;
  private final AppealViews views;

  AppealsController(Appeals appeals, AppealViews views) {
    this.appeals = appeals;
    this.views = views;
  }

  @GetMapping("/appeals")
  Page listAppeals(
      @RequestParam String region,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    Region inside = SignedIn.current().inside(region);
    List<Appeal> page = appeals.page(inside, after.orElse(null), most);
    Appeals.Counts counts = appeals.count(inside);
    return new Page(
        views.of(page),
        counts.open(),
        counts.overdue(),
        page.size() < most ? null : page.getLast().id());
  }

  @GetMapping("/people/{id}/appeals")
  List<AppealViews.AppealView> listAppealsOf(@PathVariable UUID id) {
    return views.of(appeals.listOf(id, SignedIn.current()));
  }

  @PostMapping("/people/{id}/appeals")
  @ResponseStatus(HttpStatus.CREATED)
  AppealViews.AppealView fileAppeal(@PathVariable UUID id, @RequestBody NewAppeal wanted) {
    return views.of(
        appeals.file(
            new Appeal.Wanted(wanted.id(), id, wanted.clause(), wanted.text()),
            SignedIn.current()));
  }

  @PostMapping("/appeals/{id}/answer")
  AppealViews.AppealView answerAppeal(@PathVariable UUID id, @RequestBody NewAnswer answer) {
    return views.of(appeals.answer(id, answer.answering(), SignedIn.current()));
  }
}
