package fangkong.server.reports;

import fangkong.judgement.figures.BaseFigures;
import fangkong.judgement.figures.CutOff;
import fangkong.judgement.figures.DeclarationFigures;
import fangkong.judgement.figures.EpidemicCurve;
import fangkong.judgement.figures.Figure;
import fangkong.judgement.figures.FigureSets;
import fangkong.judgement.figures.Funnel;
import fangkong.judgement.figures.LeadFigures;
import fangkong.judgement.figures.Returnees;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Counted;
import fangkong.judgement.standings.Standing;
import fangkong.judgement.standings.StandingsDerived;
import fangkong.server.assessments.Assessments;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Sight;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import fangkong.server.tasks.AreaLoad;
import fangkong.server.tasks.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers at a cut-off, folded or counted from the facts known by then. */
@Service
public class Reports {

  private final JdbcReports jdbc;
  private final Assessments assessments;
  private final CountedRows rows;
  private final Regions regions;
  private final Tasks tasks;
  private final Sight sight;
  private final ZoneId zone;

  Reports(
      JdbcReports jdbc,
      Assessments assessments,
      CountedRows rows,
      Regions regions,
      Tasks tasks,
      Sight sight,
      ZoneId zone) {
    this.jdbc = jdbc;
    this.assessments = assessments;
    this.rows = rows;
    this.regions = regions;
    this.tasks = tasks;
    this.sight = sight;
    this.zone = zone;
  }

  public BaseFigures baseFigures(Region region, CutOff cutOff) {
    return BaseFigures.of(
        region,
        cutOff,
        new FigureSets(
                jdbc.listScreened(region, cutOff),
                assessments.listCounted(region, cutOff.since()),
                counted(region, cutOff))
            ::size);
  }

  /** The persons whom a base figure counted; what it does not count is not asked for. */
  public Rows listCounted(
      Region region, CutOff cutOff, Figure figure, Optional<UUID> after, int limit) {
    Set<UUID> people =
        new FigureSets(
                figure == Figure.SCREENED ? jdbc.listScreened(region, cutOff) : Set.of(),
                figure.isOfPeriod() ? assessments.listCounted(region, cutOff.since()) : List.of(),
                counted(region, cutOff))
            .people(figure);
    return rows.page(region, people, cutOff, after, limit);
  }

  private List<Counted> counted(Region region, CutOff cutOff) {
    return cutOff.now()
        ? assessments.listCounted(region)
        : assessments.listCounted(region, cutOff.asOf());
  }

  public Funnel funnel(Region region, CutOff cutOff) {
    return steps(region, cutOff).counted(region, cutOff);
  }

  /** The persons of a step of the funnel. */
  public Rows listFunnel(
      Region region, CutOff cutOff, Funnel.Step step, Optional<UUID> after, int limit) {
    Set<UUID> people = steps(region, cutOff).people(step);
    return rows.page(region, people, cutOff, after, limit);
  }

  private Funnel.Sets steps(Region region, CutOff cutOff) {
    Map<UUID, Boolean> listed = jdbc.listListed(region, cutOff);
    List<UUID> found =
        listed.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    List<Standing> here =
        assessments.listAsOf(found, cutOff.asOf()).stream()
            .filter(standing -> region.contains(standing.region()))
            .toList();
    return Funnel.Sets.of(listed, here);
  }

  public EpidemicCurve epidemicCurve(Region region, Instant asOf, int days) {
    StandingsDerived derived = assessments.deriveAsOf(region, asOf);
    LocalDate last = asOf.atZone(zone).toLocalDate();
    EpidemicCurve.Builder curve = new EpidemicCurve.Builder(last.minusDays(days - 1L), last, zone);
    derived
        .standings()
        .forEach(standing ->
            curve.add(standing, derived.facts().getOrDefault(standing.person(), List.of())));
    return curve.build();
  }

  public List<MapArea> map(Region region, CutOff cutOff) {
    AreaCounts counts = new AreaCounts(regions.tree().areas(region));
    counted(region, cutOff).forEach(counts::add);
    jdbc.listHouseholds(region, cutOff.asOf()).forEach(counts::add);
    Map<Region, AreaLoad> loads =
        tasks.listByArea(region).stream()
            .collect(Collectors.toMap(AreaLoad::region, Function.identity()));
    return counts.list(loads, cutOff.now());
  }

  public Returnees returnees(Region region, Instant since, Instant asOf) {
    Set<UUID> arrived = jdbc.listArrived(region, since, asOf, asOf);
    Map<UUID, String> clauses =
        assessments.listAsOf(region, asOf).stream()
            .filter(standing -> arrived.contains(standing.person()))
            .collect(
                Collectors.toMap(
                    Standing::person,
                    standing -> standing.findFirstClause().orElse(Returnees.NO_CLAUSE)));
    Map<String, Integer> byClause = new TreeMap<>();
    arrived.forEach(person ->
        byClause.merge(clauses.getOrDefault(person, Returnees.NO_CLAUSE), 1, Integer::sum));
    return new Returnees(arrived.size(), byClause);
  }

  @Transactional(readOnly = true)
  public LeadFigures leads(Region region, Instant since, Instant asOf) {
    return jdbc.leads(region, since, asOf);
  }

  @Transactional(readOnly = true)
  public HouseholdFigures households(Region region, Instant asOf) {
    return jdbc.households(region, asOf);
  }

  @Transactional(readOnly = true)
  public DeclarationFigures declarations(
      Region region, Instant since, Instant asOf, int noticeDays) {
    return jdbc.declarations(region, since, asOf, noticeDays);
  }

  /** How many people of the roster with a duty inside the region belong to each force. */
  public Map<String, Long> forces(Region region) {
    if (!sight.sees(region)) {
      return Map.of();
    }
    Tree tree = regions.tree();
    return tree.responsibility().listWorkersInside(region).stream()
        .flatMap(login -> tree.findWorker(login).stream())
        .collect(Collectors.groupingBy(Worker::force, TreeMap::new, Collectors.counting()));
  }
}
