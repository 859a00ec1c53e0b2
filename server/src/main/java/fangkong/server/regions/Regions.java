package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tree and the roster: laid out from files, read by everyone. */
@Service
public class Regions {

  /** A tree that holds the layout of this version, or parts of a later one. */
  private record Kept(long version, Tree tree) {}

  private final JdbcRegions jdbc;
  private final Clock clock;
  private final ZoneId zone;
  private volatile @Nullable Kept kept;

  Regions(JdbcRegions jdbc, Clock clock, ZoneId zone) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The tree as last committed, by whichever server. It is kept under the version that was read
   * before its rows: a layout that commits in between is noticed by the next who asks.
   */
  @Transactional(readOnly = true)
  public Tree tree() {
    long version = jdbc.version();
    Kept current = kept;
    if (current == null || current.version() != version) {
      current =
          new Kept(
              version,
              new Tree(
                  jdbc.listNodes(),
                  jdbc.listWorkers(),
                  new Responsibility(jdbc.listAssignments(), jdbc.listAbsences())));
      kept = current;
    }
    return current.tree();
  }

  /** Who answers for this region today. */
  public Optional<String> findAccountable(Region region) {
    Tree now = tree();
    return now.findDeepest(region)
        .flatMap(node -> now.responsibility().findAccountable(node, today()));
  }

  /**
   * The nodes for which this worker answers today, those of the ones they stand in for included.
   */
  @Transactional(readOnly = true)
  public List<Region> listNodesOf(String worker) {
    Tree now = tree();
    LocalDate today = today();
    return now.listNodes().stream()
        .map(Node::region)
        .filter(node ->
            now.responsibility().findAccountable(node, today).filter(worker::equals).isPresent())
        .toList();
  }

  public LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  @Transactional
  public void putNodes(List<Node> nodes) {
    jdbc.nextVersion();
    jdbc.upsertNodes(nodes);
  }

  @Transactional
  public void putRoster(List<Worker> workers, List<Responsibility.Assignment> assignments) {
    jdbc.nextVersion();
    jdbc.upsertWorkers(workers);
    jdbc.insertAssignments(assignments);
  }

  @Transactional
  public void putAbsences(List<Responsibility.Absence> absences) {
    jdbc.nextVersion();
    jdbc.upsertAbsences(absences);
  }

  @Transactional
  public void putLinks(List<HouseholdLink> links) {
    jdbc.upsertLinks(links);
  }

  @Transactional(readOnly = true)
  public List<HouseholdLink> listLinks() {
    return jdbc.listLinks();
  }

  @Transactional(readOnly = true)
  List<Responsibility.Assignment> listAssignments() {
    return jdbc.listAssignments();
  }

  @Transactional(readOnly = true)
  List<Responsibility.Absence> listAbsences() {
    return jdbc.listAbsences();
  }
}
