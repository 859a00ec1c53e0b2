package fangkong.server.reports.web;

import fangkong.judgement.figures.BaseFigures;
import fangkong.judgement.figures.CutOff;
import fangkong.judgement.figures.DeclarationFigures;
import fangkong.judgement.figures.EpidemicCurve;
import fangkong.judgement.figures.Figure;
import fangkong.judgement.figures.Funnel;
import fangkong.judgement.figures.LeadFigures;
import fangkong.judgement.figures.Returnees;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.reports.HouseholdFigures;
import fangkong.server.reports.MapArea;
import fangkong.server.reports.Reports;
import fangkong.server.reports.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every figure says where, as of when and since when; without a cut-off it is now, without a begin
 * 24 hours before.
 */
@RestController
@RequestMapping("/api/reports")
class ReportsController {

  private static final int MOST = 1_000;
  private static final int MOST_DAYS = 366;

  private final Reports reports;
  private final Regions regions;
  private final Clock clock;
  private final SharedAnswers answers = new SharedAnswers();

  ReportsController(Reports reports, Regions regions, Clock clock) {
    this.reports = reports;
    this.regions = regions;
    this.clock = clock;
  }

  @GetMapping("/base-figures")
  BaseFigures baseFigures(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Region area = inside(region);
    return shared(
        () -> reports.baseFigures(area, cutOff(since, asOf)), "figures", area, since, asOf);
  }

  @GetMapping("/base-figures/rows")
  Rows rows(
      @RequestParam String region,
      @RequestParam String figure,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "200") int limit) {
    Figure wanted =
        Figure.find(figure)
            .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "figure", figure));
    return reports.listCounted(inside(region), cutOff(since, asOf), wanted, after, most(limit));
  }

  @GetMapping("/funnel")
  Funnel funnel(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Region area = inside(region);
    return shared(() -> reports.funnel(area, cutOff(since, asOf)), "funnel", area, since, asOf);
  }

  @GetMapping("/funnel/rows")
  Rows funnelRows(
      @RequestParam String region,
      @RequestParam String step,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "200") int limit) {
    Funnel.Step wanted =
        Funnel.Step.find(step)
            .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "step", step));
    return reports.listFunnel(inside(region), cutOff(since, asOf), wanted, after, most(limit));
  }

  @GetMapping("/epidemic-curve")
  EpidemicCurve epidemicCurve(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam(defaultValue = "28") int days) {
    Region area = inside(region);
    int most = Math.clamp(days, 1, MOST_DAYS);
    return shared(() -> reports.epidemicCurve(area, at(asOf), most), "curve", area, most, asOf);
  }

  @GetMapping("/map")
  List<MapArea> map(@RequestParam String region, @RequestParam Optional<OffsetDateTime> asOf) {
    Region area = inside(region);
    return shared(() -> reports.map(area, cutOff(Optional.empty(), asOf)), "map", area, asOf);
  }

  @GetMapping("/returnees")
  Returnees returnees(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Instant until = at(asOf);
    return reports.returnees(inside(region), begin(since, until), until);
  }

  @GetMapping("/leads")
  LeadFigures leads(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Instant until = at(asOf);
    return reports.leads(inside(region), begin(since, until), until);
  }

  @GetMapping("/households")
  HouseholdFigures households(
      @RequestParam String region, @RequestParam Optional<OffsetDateTime> asOf) {
    return reports.households(inside(region), at(asOf));
  }

  @GetMapping("/declarations")
  DeclarationFigures declarations(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since,
      @RequestParam(defaultValue = "3") int noticeDays) {
    Instant until = at(asOf);
    return reports.declarations(inside(region), begin(since, until), until, noticeDays);
  }

  @GetMapping("/forces")
  Map<String, Long> forces(@RequestParam String region) {
    return reports.forces(inside(region));
  }

  /** Figures of a few households are about people: who may not read of people sees none. */
  private Region inside(String path) {
    SignedIn reader = SignedIn.current();
    Region region = reader.inside(path);
    if (!reader.may(Right.READ_PEOPLE) && regions.tree().isBelowGrid(region)) {
      throw Refused.because(ProblemCode.AREA_TOO_SMALL, "region", region.path());
    }
    return region;
  }

  /** What every page of a command post asks for again whenever something has changed. */
  private <T> T shared(Supplier<T> work, Object... question) {
    return answers.ask(List.of(SignedIn.current().scope(), List.of(question)), work);
  }

  private Instant at(Optional<OffsetDateTime> asOf) {
    return asOf.map(OffsetDateTime::toInstant).orElseGet(clock::instant);
  }

  private CutOff cutOff(Optional<OffsetDateTime> since, Optional<OffsetDateTime> asOf) {
    Instant until = at(asOf);
    return new CutOff(begin(since, until), until, asOf.isEmpty());
  }

  private static int most(int limit) {
    return Math.clamp(limit, 1, MOST);
  }

  private static Instant begin(Optional<OffsetDateTime> since, Instant asOf) {
    return since.map(OffsetDateTime::toInstant).orElse(asOf.minus(Duration.ofDays(1)));
  }
}
