package fangkong.server.investigations.web;

import fangkong.server.investigations.BackwardTracing;
import fangkong.server.investigations.Investigations;
import fangkong.server.investigations.PossibleSources;
import fangkong.server.investigations.SourcesRequest;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may have infected somebody. */
@RestController
@RequestMapping("/api/investigations/{id}/sources")
class SourcesController {

  private static final int MOST = 1_000;

  /**
   * Of whom, and in which time: without {@code until} up to the onset, else the sample, else the
   * finding of the case that they are, else now; without {@code from} 14 days before; 28 days at
   * most. Durations as in the tracing contract, with its defaults.
   */
  record Asked(
      UUID person,
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime until,
      @Nullable Duration minOverlap,
      @Nullable Duration linger,
      @Nullable Duration assumedStay) {}

  /**
   * A page of {@code total} possible sources, cases first, then whoever was there the longest;
   * {@code next} continues after it, null at the end. {@code name} is of the person asked about.
   * Where {@code cut}, there were more exposures than are looked at, and people are missing.
   */
  record Found(
      @Nullable String name,
      BackwardTracing.Window window,
      List<Named.SourceRow> sources,
      @Nullable UUID next,
      int total,
      int cases,
      long exposures,
      boolean cut,
      long checkIns,
      long micros) {}

  /** A page in order of time; {@code next} continues after it, null at the end. */
  record SourceExposures(List<Named.ExposureRow> exposures, @Nullable Integer next, boolean cut) {}

  private final Investigations investigations;
  private final BackwardTracing tracing;
  private final Named named;

  SourcesController(Investigations investigations, BackwardTracing tracing, Named named) {
    this.investigations = investigations;
    this.tracing = tracing;
    this.named = named;
  }

  @PostMapping
  Found listSources(
      @PathVariable UUID id,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit,
      @RequestBody Asked asked) {
    BackwardTracing.Window window = window(id, asked);
    int most = Math.clamp(limit, 1, MOST);
    PossibleSources found = tracing.page(request(asked, window), after.orElse(null), most);
    List<Named.SourceRow> rows = named.sources(found.page());
    return new Found(
        named.name(asked.person()),
        window,
        rows,
        rows.size() < most ? null : rows.getLast().person(),
        found.total(),
        found.cases(),
        found.exposures(),
        found.cut(),
        found.checkIns(),
        found.micros());
  }

  @PostMapping("/{source}/exposures")
  SourceExposures listSourceExposures(
      @PathVariable UUID id,
      @PathVariable UUID source,
      @RequestParam(defaultValue = "-1") int after,
      @RequestParam(defaultValue = "200") int limit,
      @RequestBody Asked asked) {
    SourcesRequest request = request(asked, window(id, asked));
    int most = Math.clamp(limit, 1, MOST);
    BackwardTracing.SourceExposures found = tracing.listExposures(request, source, after, most);
    List<Named.ExposureRow> page = named.exposures(found.page());
    return new SourceExposures(
        page, page.size() < most ? null : page.getLast().number(), found.cut());
  }

  /** Of an investigation that is in sight. */
  private BackwardTracing.Window window(UUID investigation, Asked asked) {
    if (investigations.find(investigation).isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return tracing.window(asked.person(), instant(asked.from()), instant(asked.until()));
  }

  private static SourcesRequest request(Asked asked, BackwardTracing.Window window) {
    return new SourcesRequest(
        asked.person(),
        window.from(),
        window.until(),
        AskedDuration.of("minOverlap", asked.minOverlap(), Duration.ZERO),
        AskedDuration.ofStay("linger", asked.linger(), Duration.ZERO),
        AskedDuration.ofStay("assumedStay", asked.assumedStay(), Duration.ofHours(1)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
