package fangkong.server.privacy.web;

import fangkong.server.privacy.Kept;
import fangkong.server.privacy.Retention;
import fangkong.server.privacy.RetentionClass;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/privacy")
class PrivacyController {

  /**
   * How long a class is kept.
   *
   * @param days null where it is kept until the event is closed
   * @param least the fewest days that may be set; {@code most} the most
   * @param source the norm, {@code HOUSE} where none is known
   * @param lastRun null where it was never looked through
   * @param erased how many, in all runs
   */
  record RetentionView(
      RetentionClass kind,
      @Nullable Integer days,
      @Nullable Integer least,
      @Nullable Integer most,
      String source,
      @Nullable RunView lastRun,
      long erased) {}

  /**
   * The latest run.
   *
   * @param kept over their time, and still what a standing, a case or a trace rests on
   */
  record RunView(OffsetDateTime at, long erased, long kept) {}

  private final Retention retention;
  private final ZoneId zone;

  PrivacyController(Retention retention, ZoneId zone) {
    this.retention = retention;
    this.zone = zone;
  }

  @GetMapping("/retention")
  List<RetentionView> listRetention() {
    return retention.list().stream().map(this::view).toList();
  }

  private RetentionView view(Kept kept) {
    Kept.LastRun last = kept.lastRun();
    return new RetentionView(
        kept.kind(),
        kept.days(),
        kept.least(),
        kept.most(),
        kept.source(),
        last == null ? null : new RunView(time(last.at()), last.erased(), last.kept()),
        kept.erased());
  }

  private OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, zone);
  }
}
