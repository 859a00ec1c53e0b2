package fangkong.server.reports;

import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.Care;
import fangkong.server.assessments.Standing;
import fangkong.server.regions.Region;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers at a cut-off, folded or counted from the facts known by then. */
@Service
public class Reports {

  private final JdbcReports jdbc;
  private final Assessments assessments;
  private final Regions regions;

  Reports(JdbcReports jdbc, Assessments assessments, Regions regions) {
    this.jdbc = jdbc;
    this.assessments = assessments;
    this.regions = regions;
  }

  public BaseFigures baseFigures(Region region, Instant since, Instant asOf) {
    return BaseFigures.of(
        region,
        asOf,
        since,
        jdbc.countScreened(region, since, asOf),
        assessments.listAsOf(region, since),
        assessments.listAsOf(region, asOf));
  }

  /** The persons a base figure counted. */
  public List<Standing> listCounted(Region region, Instant asOf, Set<Care> care) {
    return assessments.listAsOf(region, asOf).stream()
        .filter(standing -> care.contains(standing.care()))
        .toList();
  }

  public Returnees returnees(Region region, Instant since, Instant asOf) {
    Set<UUID> arrived = jdbc.listArrived(region, since, asOf, asOf);
    Map<UUID, String> clauses =
        assessments.listAsOf(region, asOf).stream()
            .filter(standing -> arrived.contains(standing.person()))
            .collect(Collectors.toMap(Standing::person, Reports::clause));
    Map<String, Integer> byClause = new TreeMap<>();
    arrived.forEach(
        person -> byClause.merge(clauses.getOrDefault(person, "NONE"), 1, Integer::sum));
    return new Returnees(arrived.size(), byClause);
  }

  private static String clause(Standing standing) {
    return standing.assessment().reasons().isEmpty()
        ? "NONE"
        : standing.assessment().reasons().getFirst().clause().text();
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
    Tree tree = regions.tree();
    return tree.responsibility().listWorkersInside(region).stream()
        .flatMap(login -> tree.findWorker(login).stream())
        .collect(Collectors.groupingBy(Worker::force, TreeMap::new, Collectors.counting()));
  }
}
