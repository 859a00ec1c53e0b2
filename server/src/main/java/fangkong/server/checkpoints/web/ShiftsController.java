package fangkong.server.checkpoints.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.checkpoints.Shift;
import fangkong.server.checkpoints.Shifts;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Duty at the posts. */
@RestController
@RequestMapping("/api/checkpoints")
class ShiftsController {

  record NewShift(@Nullable UUID id, @Nullable String post, @Nullable OffsetDateTime at) {}

  record Handover(
      @Nullable OffsetDateTime at,
      @Nullable String note,
      @Nullable List<@Nullable String> openItems) {}

  record OnDuty(UUID id, String holder, Instant beganAt) {}

  /** The shift before: {@code endedAt} and {@code note} are there. */
  record Before(
      UUID id,
      String holder,
      Instant beganAt,
      @Nullable Instant endedAt,
      @Nullable String note,
      List<String> openItems) {}

  record Duty(@Nullable OnDuty current, @Nullable Before last) {}

  private final Shifts shifts;

  ShiftsController(Shifts shifts) {
    this.shifts = shifts;
  }

  @GetMapping("/{post}/shift")
  Duty duty(@PathVariable String post) {
    Shifts.Duty duty = shifts.duty(post);
    return new Duty(onDuty(duty.current()), before(duty.last()));
  }

  private static @Nullable OnDuty onDuty(@Nullable Shift shift) {
    return shift == null ? null : new OnDuty(shift.id(), shift.holder(), shift.beganAt());
  }

  private static @Nullable Before before(@Nullable Shift shift) {
    return shift == null
        ? null
        : new Before(
            shift.id(),
            shift.holder(),
            shift.beganAt(),
            shift.endedAt(),
            shift.note(),
            shift.openItems());
  }

  @PostMapping("/shifts")
  @ResponseStatus(HttpStatus.CREATED)
  Shift takeOver(@RequestBody NewShift wanted) {
    return shifts.takeOver(
        required("id", wanted.id()),
        required("post", wanted.post()),
        required("at", wanted.at()).toInstant(),
        SignedIn.current());
  }

  @PostMapping("/shifts/{id}/hand-over")
  Shift handOver(@PathVariable UUID id, @RequestBody Handover wanted) {
    List<@Nullable String> openItems = wanted.openItems() == null ? List.of() : wanted.openItems();
    return shifts.handOver(
        id,
        required("at", wanted.at()).toInstant(),
        wanted.note() == null ? "" : wanted.note(),
        openItems.stream().map(item -> required("openItems", item)).toList(),
        SignedIn.current());
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
    }
    return value;
  }
}
