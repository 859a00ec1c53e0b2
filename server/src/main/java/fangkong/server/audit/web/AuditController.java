package fangkong.server.audit.web;

import fangkong.server.audit.Entries;
import fangkong.server.audit.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {
  private static final int PAGE = 100;

  private final Entries entries;

  AuditController(Entries entries) {
    this.entries = entries;
  }

  /**
   * Who did and saw what, the latest first, {@code PAGE} at a time; the next page comes after the
   * month and number of the last.
   */
  @GetMapping
  List<Entries.Read> list(
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable UUID account,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable OffsetDateTime since,
      @RequestParam(required = false) @Nullable OffsetDateTime until,
      @RequestParam(required = false) @Nullable Integer month,
      @RequestParam(required = false) @Nullable Long number) {
    Entries.After after = month == null || number == null ? null : new Entries.After(month, number);
    Entries.Asked asked = new Entries.Asked(person, account, kind, instant(since), instant(until));
    return entries.listLatest(after, asked, PAGE);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
