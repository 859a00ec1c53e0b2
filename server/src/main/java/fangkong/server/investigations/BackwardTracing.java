package fangkong.server.investigations;

import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.AtOnce;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Who may have infected somebody, by the check-ins and households that a trace looks at. Nothing of
 * it is stored.
 */
@Service
public class BackwardTracing {

  /** Longest incubation that is reckoned with. */
  private static final Duration LOOK_BACK = Duration.ofDays(14);

  private static final int MOST_OF_AN_ACCOUNT = 2;

  private final Investigations investigations;
  private final Cases cases;
  private final LiveCheckIns checkIns;
  private final Clock clock;
  private final AtOnce.Each<UUID> running;

  BackwardTracing(
      Investigations investigations,
      Cases cases,
      LiveCheckIns checkIns,
      Clock clock,
      @Value("${fangkong.investigations.longest-wait:PT10S}") Duration longestWait) {
    this.running = new AtOnce.Each<>(ProblemCode.TRACING_ALREADY, MOST_OF_AN_ACCOUNT, longestWait);
    this.investigations = investigations;
    this.cases = cases;
    this.checkIns = checkIns;
    this.clock = clock;
  }

  /** By what the end of a time was chosen. */
  public enum Basis {
    ASKED,
    ONSET,
    SAMPLED,
    FOUND,
    /** Of somebody who is no case in sight. */
    NOW
  }

  /** In which time somebody may have been infected. */
  public record Window(Instant from, Instant until, Basis basis) {}

  /**
   * The time that is asked for; without an end, up to when they fell ill, else were sampled, else
   * were found to be a case, else now; without a beginning, of 14 days.
   */
  public Window window(UUID person, @Nullable Instant from, @Nullable Instant until) {
    investigations.requireKnown("person", Set.of(person));
    Window ends = until == null ? last(person) : new Window(until, until, Basis.ASKED);
    Instant begins = from == null ? ends.until().minus(LOOK_BACK) : from;
    return new Window(begins, ends.until(), ends.basis());
  }

  private Window last(UUID person) {
    Optional<KnownCase> known = cases.find(person);
    if (known.isEmpty()) {
      Instant now = clock.instant();
      return new Window(now, now, Basis.NOW);
    }
    Instant onset = known.get().onset();
    Instant sampled = known.get().sampled();
    Instant until = onset != null ? onset : sampled != null ? sampled : known.get().at();
    Basis basis = onset != null ? Basis.ONSET : sampled != null ? Basis.SAMPLED : Basis.FOUND;
    return new Window(until, until, basis);
  }

  /** Ranked: cases first, then whoever was there the longest; {@code after} one of them. */
  public PossibleSources page(SourcesRequest request, @Nullable UUID after, int limit) {
    return with(
        request,
        run ->
            run.page(cases.listAmong(run.people()), after, limit)
                .orElseThrow(
                    () -> Refused.because(ProblemCode.BAD_VALUE, "after", String.valueOf(after))));
  }

  /**
   * A page of the exposures to one source.
   *
   * @param cut whether there may be more, which were not looked at
   */
  public record SourceExposures(List<Exposure> page, boolean cut) {
    public SourceExposures {
      page = List.copyOf(page);
    }
  }

  /** Of one of them, in order of time, {@code after} the one of that number. */
  public SourceExposures listExposures(SourcesRequest request, UUID source, int after, int limit) {
    return with(
        request,
        run ->
            new SourceExposures(
                run.exposures(source)
                    .filter(exposure -> exposure.number() > after)
                    .limit(limit)
                    .toList(),
                run.isCut()));
  }

  private <T> T with(SourcesRequest request, Function<BackwardRun, T> use) {
    return running.call(
        SignedIn.current().account(),
        () ->
            checkIns.with(
                request,
                arranged ->
                    use.apply(new BackwardRun(request, arranged, BackwardRun.MOST_EXPOSURES))));
  }
}
