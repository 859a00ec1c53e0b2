package fangkong.server.regions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tree and the roster: laid out from files, read by everyone. */
@Service
public class Regions {

  private final JdbcRegions jdbc;
  private final Clock clock;
  private final ZoneId zone;
  private volatile @Nullable Tree tree;

  Regions(JdbcRegions jdbc, Clock clock, ZoneId zone) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
  }

  /** The tree as last committed. */
  @Transactional(readOnly = true)
  public Tree tree() {
    Tree current = tree;
    if (current == null) {
      current =
          new Tree(
              jdbc.listNodes(),
              jdbc.listWorkers(),
              new Responsibility(jdbc.listAssignments(), jdbc.listAbsences()));
      tree = current;
    }
    return current;
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
    jdbc.upsertNodes(nodes);
    forgetAfterCommit();
  }

  @Transactional
  public void putRoster(List<Worker> workers, List<Responsibility.Assignment> assignments) {
    jdbc.upsertWorkers(workers);
    jdbc.insertAssignments(assignments);
    forgetAfterCommit();
  }

  @Transactional
  public void putAbsences(List<Responsibility.Absence> absences) {
    jdbc.upsertAbsences(absences);
    forgetAfterCommit();
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

  private void forgetAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            tree = null;
          }
        });
  }
}
