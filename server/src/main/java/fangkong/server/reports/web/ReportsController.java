package fangkong.server.reports.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Care;
import fangkong.server.assessments.Standing;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Region;
import fangkong.server.reports.BaseFigures;
import fangkong.server.reports.DeclarationFigures;
import fangkong.server.reports.HouseholdFigures;
import fangkong.server.reports.LeadFigures;
import fangkong.server.reports.Reports;
import fangkong.server.reports.Returnees;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  record Counted(UUID person, Region region, String category, String care) {}

  record Rows(List<Counted> rows, int total) {}

  private final Reports reports;
  private final Clock clock;

  ReportsController(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @GetMapping("/base-figures")
  BaseFigures baseFigures(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Instant until = at(asOf);
    return reports.baseFigures(region(region), begin(since, until), until);
  }

  @GetMapping("/base-figures/rows")
  Rows rows(
      @RequestParam String region,
      @RequestParam Set<Care> care,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "200") int limit) {
    List<Standing> counted = reports.listCounted(region(region), at(asOf), care);
    List<Counted> page =
        counted.stream()
            .sorted(Comparator.comparing(Standing::person))
            .filter(standing -> after.isEmpty() || standing.person().compareTo(after.get()) > 0)
            .limit(Math.clamp(limit, 1, MOST))
            .map(s ->
                new Counted(s.person(), s.region(), s.assessment().category(), s.care().name()))
            .toList();
    return new Rows(page, counted.size());
  }

  @GetMapping("/returnees")
  Returnees returnees(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Instant until = at(asOf);
    return reports.returnees(region(region), begin(since, until), until);
  }

  @GetMapping("/leads")
  LeadFigures leads(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Instant until = at(asOf);
    return reports.leads(region(region), begin(since, until), until);
  }

  @GetMapping("/households")
  HouseholdFigures households(
      @RequestParam String region, @RequestParam Optional<OffsetDateTime> asOf) {
    return reports.households(region(region), at(asOf));
  }

  @GetMapping("/declarations")
  DeclarationFigures declarations(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since,
      @RequestParam(defaultValue = "3") int noticeDays) {
    Instant until = at(asOf);
    return reports.declarations(region(region), begin(since, until), until, noticeDays);
  }

  @GetMapping("/forces")
  Map<String, Long> forces(@RequestParam String region) {
    return reports.forces(region(region));
  }

  private Instant at(Optional<OffsetDateTime> asOf) {
    return asOf.map(OffsetDateTime::toInstant).orElseGet(clock::instant);
  }

  private static Instant begin(Optional<OffsetDateTime> since, Instant asOf) {
    return since.map(OffsetDateTime::toInstant).orElse(asOf.minus(Duration.ofDays(1)));
  }

  private static Region region(String path) {
    Region region =
        Region.find(path).orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", path));
    if (!SignedIn.current().sees(region)) {
      throw Refused.because(ProblemCode.FOREIGN_REGION, "region", path);
    }
    return region;
  }
}
