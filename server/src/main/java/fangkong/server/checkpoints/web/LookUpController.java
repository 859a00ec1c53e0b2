package fangkong.server.checkpoints.web;

import fangkong.judgement.people.IdNumber;
import fangkong.judgement.people.Subject;
import fangkong.server.accounts.SignedIn;
import fangkong.server.checkpoints.LookUps;
import fangkong.server.checkpoints.WhoPasses;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who somebody is to a post. */
@RestController
@RequestMapping("/api/checkpoints/look-up")
class LookUpController {

  private static final int LONGEST = 200;

  /** The post, and exactly one of: identity number; name and phone; the text of a shown code. */
  record Asked(
      @Nullable String post,
      @Nullable String idNumber,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String code) {

    /** Protected: it prints nothing of whom it asks about. */
    @Override
    public String toString() {
      return "a look-up";
    }
  }

  private final LookUps lookUps;
  private final boolean synthetic;

  LookUpController(LookUps lookUps, @Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.lookUps = lookUps;
    this.synthetic = synthetic;
  }

  @PostMapping
  WhoPasses lookUp(@RequestBody Asked asked) {
    String post = said(asked.post());
    if (post.isEmpty()) {
      throw Refused.because(ProblemCode.MISSING_FIELD, "post", "");
    }
    return lookUps.lookUp(post, shown(asked), SignedIn.current());
  }

  private LookUps.Shown shown(Asked asked) {
    String idNumber = said(asked.idNumber());
    String name = said(asked.name());
    String phone = said(asked.phone());
    String code = said(asked.code());
    boolean named = !name.isEmpty() || !phone.isEmpty();
    if ((!code.isEmpty() && (named || !idNumber.isEmpty())) || code.length() > LONGEST) {
      throw Refused.because(ProblemCode.BAD_VALUE, "code", "");
    }
    if (!idNumber.isEmpty() && named) {
      throw Refused.because(ProblemCode.BAD_VALUE, "idNumber", "");
    }
    return code.isEmpty()
        ? new LookUps.Shown.Said(subject(idNumber, name, phone))
        : new LookUps.Shown.Code(code);
  }

  private Subject subject(String idNumber, String name, String phone) {
    return switch (Subject.read(idNumber, name, phone, synthetic)) {
      case Subject.Reading.Valid(Subject subject) -> subject;
      case Subject.Reading.Flawed(String field, IdNumber.Flaw flaw) ->
          throw Refused.because(flaw(flaw), field, "");
      case Subject.Reading.Missing(String field) ->
          throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
    };
  }

  private static ProblemCode flaw(IdNumber.Flaw flaw) {
    return switch (flaw) {
      case MANGLED_BY_SPREADSHEET -> ProblemCode.ROW_MANGLED_BY_SPREADSHEET;
      case CHECK_CHARACTER -> ProblemCode.ROW_CHECK_CHARACTER;
      case MALFORMED -> ProblemCode.BAD_VALUE;
    };
  }

  private static String said(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }
}
