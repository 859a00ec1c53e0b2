package fangkong.server.investigations.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.StandingKey;
import fangkong.server.investigations.ExposureDay;
import fangkong.server.investigations.IndexState;
import fangkong.server.investigations.Investigation;
import fangkong.server.investigations.InvestigationProgress;
import fangkong.server.investigations.Investigations;
import fangkong.server.investigations.TraceRequest;
import fangkong.server.investigations.TraceSummary;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
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

/** Investigations, the traces run in them, and whom they reached. */
@RestController
@RequestMapping("/api/investigations")
class InvestigationsController {

  private static final int MOST = 1_000;
  private static final int MOST_TRACES = 100;

  record NewInvestigation(String name, Region region) {}

  /** {@code reason} where no evidence in sight shows that they are or were a case. */
  record NewCase(
      UUID person,
      OffsetDateTime infectiousFrom,
      @Nullable OffsetDateTime infectiousUntil,
      @Nullable String reason) {}

  /**
   * Parameters of the tracing contract; what is left out takes the contract's default. {@code id}
   * is a UUIDv7 that the client made: sent again it is the same trace.
   */
  record NewTrace(
      UUID id,
      List<NewCase> cases,
      @Nullable Integer generations,
      @Nullable Duration minOverlap,
      @Nullable Duration linger,
      @Nullable Duration assumedStay,
      @Nullable Duration latent,
      OffsetDateTime from,
      OffsetDateTime until) {}

  record InvestigationRow(
      UUID id, String name, Region region, Instant openedAt, int traces, int contacts) {}

  /** A page, newest first; {@code next} continues before it, null at the end. */
  record Page(List<InvestigationRow> investigations, @Nullable UUID next) {}

  private final Investigations investigations;
  private final Named named;

  InvestigationsController(Investigations investigations, Named named) {
    this.investigations = investigations;
    this.named = named;
  }

  @GetMapping
  Page listInvestigations(
      @RequestParam String region,
      @RequestParam Optional<UUID> before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<InvestigationRow> page =
        investigations.page(SignedIn.current().inside(region), before.orElse(null), most).stream()
            .map(InvestigationsController::row)
            .toList();
    return new Page(page, page.size() < most ? null : page.getLast().id());
  }

  @GetMapping("/cases")
  List<Named.CaseRow> listCases(
      @RequestParam String region,
      @RequestParam Optional<String> afterRegion,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "500") int limit) {
    StandingKey after =
        afterRegion.isPresent() && afterPerson.isPresent()
            ? new StandingKey(afterRegion.get(), afterPerson.get())
            : null;
    return named.cases(SignedIn.current().inside(region), after, Math.clamp(limit, 1, MOST));
  }

  @GetMapping("/index")
  IndexState showIndex() {
    return investigations.indexState();
  }

  private static InvestigationRow row(InvestigationProgress progress) {
    Investigation investigation = progress.investigation();
    return new InvestigationRow(
        investigation.id(),
        investigation.name(),
        investigation.region(),
        investigation.openedAt(),
        progress.traces(),
        progress.contacts());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Investigation openInvestigation(@RequestBody NewInvestigation wanted) {
    return investigations.open(wanted.name(), wanted.region(), SignedIn.current());
  }

  @GetMapping("/{id}")
  Investigation showInvestigation(@PathVariable UUID id) {
    return investigations.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @PostMapping("/{id}/traces")
  @ResponseStatus(HttpStatus.CREATED)
  TraceSummary runTrace(@PathVariable UUID id, @RequestBody NewTrace wanted) {
    return investigations.trace(
        wanted.id(), showInvestigation(id), request(wanted), SignedIn.current());
  }

  @GetMapping("/{id}/traces")
  List<Named.TraceRow> listTraces(
      @PathVariable UUID id,
      @RequestParam Optional<UUID> before,
      @RequestParam(defaultValue = "50") int limit) {
    showInvestigation(id);
    return named.traces(
        investigations.listTraces(id, before.orElse(null), Math.clamp(limit, 1, MOST_TRACES)));
  }

  @GetMapping("/{id}/traces/{trace}/contacts")
  List<Named.ContactRow> listContacts(
      @PathVariable UUID id,
      @PathVariable UUID trace,
      @RequestParam(defaultValue = "1") int generation,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "200") int limit) {
    showInvestigation(id);
    return named.contacts(
        investigations.listContacts(
            id, trace, generation, after.orElse(new UUID(0, 0)), Math.clamp(limit, 1, MOST)));
  }

  @GetMapping("/{id}/traces/{trace}/exposure-days")
  List<ExposureDay> listExposureDays(@PathVariable UUID id, @PathVariable UUID trace) {
    showInvestigation(id);
    return investigations.listExposureDays(id, trace);
  }

  @PostMapping("/{id}/traces/{trace}/hand-over")
  Investigations.HandedOver handOverContacts(@PathVariable UUID id, @PathVariable UUID trace) {
    return investigations.handOver(showInvestigation(id), trace, SignedIn.current());
  }

  private static TraceRequest request(NewTrace wanted) {
    try {
      return new TraceRequest(
          wanted.cases().stream()
              .map(c ->
                  new TraceRequest.CaseWindow(
                      c.person(),
                      c.infectiousFrom().toInstant(),
                      instant(c.infectiousUntil()),
                      c.reason()))
              .toList(),
          Objects.requireNonNullElse(wanted.generations(), 1),
          AskedDuration.of("minOverlap", wanted.minOverlap(), Duration.ZERO),
          AskedDuration.ofStay("linger", wanted.linger(), Duration.ZERO),
          AskedDuration.ofStay("assumedStay", wanted.assumedStay(), Duration.ofHours(1)),
          AskedDuration.of("latent", wanted.latent(), Duration.ZERO),
          wanted.from().toInstant(),
          wanted.until().toInstant());
    } catch (IllegalArgumentException e) {
      throw Refused.because(ProblemCode.BAD_VALUE, "trace", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
