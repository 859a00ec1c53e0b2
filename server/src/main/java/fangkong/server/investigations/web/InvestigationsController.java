package fangkong.server.investigations.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.investigations.Contact;
import fangkong.server.investigations.Investigation;
import fangkong.server.investigations.Investigations;
import fangkong.server.investigations.TraceRequest;
import fangkong.server.investigations.TraceSummary;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
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

@RestController
@RequestMapping("/api/investigations")
class InvestigationsController {

  private static final int MOST = 1_000;

  record NewInvestigation(String name, Region region) {}

  record NewCase(
      UUID person, OffsetDateTime infectiousFrom, @Nullable OffsetDateTime infectiousUntil) {}

  /** Parameters of the tracing contract; what is left out takes the contract's default. */
  record NewTrace(
      List<NewCase> cases,
      @Nullable Integer generations,
      @Nullable Duration minOverlap,
      @Nullable Duration linger,
      @Nullable Duration assumedStay,
      @Nullable Duration latent,
      OffsetDateTime from,
      OffsetDateTime until) {}

  private final Investigations investigations;

  InvestigationsController(Investigations investigations) {
    this.investigations = investigations;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Investigation open(@RequestBody NewInvestigation wanted) {
    return investigations.open(wanted.name(), wanted.region(), SignedIn.current());
  }

  @GetMapping("/{id}")
  Investigation investigation(@PathVariable UUID id) {
    return investigations.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @PostMapping("/{id}/traces")
  @ResponseStatus(HttpStatus.CREATED)
  TraceSummary trace(@PathVariable UUID id, @RequestBody NewTrace wanted) {
    return investigations.trace(investigation(id), request(wanted), SignedIn.current());
  }

  @GetMapping("/{id}/traces/{trace}/contacts")
  List<Contact> contacts(
      @PathVariable UUID id,
      @PathVariable UUID trace,
      @RequestParam(defaultValue = "1") int generation,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "200") int limit) {
    investigation(id);
    return investigations.listContacts(
        id, trace, generation, after.orElse(new UUID(0, 0)), Math.clamp(limit, 1, MOST));
  }

  @PostMapping("/{id}/traces/{trace}/hand-over")
  Investigations.HandedOver handOver(@PathVariable UUID id, @PathVariable UUID trace) {
    return investigations.handOver(investigation(id), trace, SignedIn.current());
  }

  private static TraceRequest request(NewTrace wanted) {
    try {
      return new TraceRequest(
          wanted.cases().stream()
              .map(c ->
                  new TraceRequest.CaseWindow(
                      c.person(), c.infectiousFrom().toInstant(), instant(c.infectiousUntil())))
              .toList(),
          Objects.requireNonNullElse(wanted.generations(), 1),
          duration("minOverlap", wanted.minOverlap(), Duration.ZERO),
          duration("linger", wanted.linger(), Duration.ZERO),
          duration("assumedStay", wanted.assumedStay(), Duration.ofHours(1)),
          duration("latent", wanted.latent(), Duration.ZERO),
          wanted.from().toInstant(),
          wanted.until().toInstant());
    } catch (IllegalArgumentException e) {
      throw Refused.because(ProblemCode.BAD_VALUE, "trace", String.valueOf(e.getMessage()));
    }
  }

  private static Duration duration(String field, @Nullable Duration wanted, Duration usual) {
    Duration duration = Objects.requireNonNullElse(wanted, usual);
    if (duration.isNegative()) {
      throw Refused.because(ProblemCode.BAD_VALUE, field, duration.toString());
    }
    return duration;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
