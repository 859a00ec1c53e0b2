package fangkong.server.evidence;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.evidence.LoggedFact;
import fangkong.judgement.regions.Region;
import fangkong.server.people.Purpose;
import fangkong.server.people.Register;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the log. What comes back is what the current scope may see, without what was measured of
 * anybody.
 */
@Service
public class Facts {

  private final JdbcFacts jdbc;
  private final Register register;

  Facts(JdbcFacts jdbc, Register register) {
    this.jdbc = jdbc;
    this.register = register;
  }

  /**
   * The facts about these people, check-ins and passages aside, in the order in which they became
   * known.
   */
  @Transactional(readOnly = true)
  public List<Fact> listOf(Collection<UUID> people) {
    return jdbc.listOf(people);
  }

  /**
   * Shows what was measured of somebody whom the scope sees, in order of time, once it is recorded
   * for what.
   */
  @Transactional(readOnly = true)
  public Optional<List<Clinical>> revealClinical(UUID person, Purpose purpose) {
    return register.reveal(person, purpose, opening -> jdbc.listClinical(person, opening));
  }

  /** Those of somebody's facts beside which something measured is kept sealed. */
  @Transactional(readOnly = true)
  public Set<UUID> listWithClinical(UUID person) {
    return jdbc.listWithClinical(person);
  }

  /** The facts of these ids. */
  @Transactional(readOnly = true)
  public List<Fact> list(Collection<UUID> ids) {
    return jdbc.list(ids);
  }

  /** The facts of these ids as they leave for another process. */
  @Transactional(readOnly = true)
  public List<LoggedFact> listLogged(Collection<UUID> ids) {
    return jdbc.listLogged(ids);
  }

  /** The same of all facts in order of id, a page at a time. */
  @Transactional(readOnly = true)
  public List<LoggedFact> listLoggedAfter(UUID after, int limit) {
    return jdbc.listLoggedAfter(after, limit);
  }

  /** The households that stand directly in one of these nodes, in order of path. */
  @Transactional(readOnly = true)
  public List<Household> listHouseholdsAt(Collection<Region> nodes, Instant knownBy) {
    return nodes.isEmpty() ? List.of() : jdbc.listHouseholdsAt(nodes, knownBy);
  }

  /** These people and everyone on whom their assessment depends. */
  @Transactional(readOnly = true)
  public Set<UUID> withLinked(Collection<UUID> people) {
    return jdbc.withLinked(people);
  }

  /** These people and everyone whose assessment depends on them. */
  @Transactional(readOnly = true)
  public Set<UUID> withDependents(Collection<UUID> people) {
    return jdbc.withDependents(people);
  }

  /**
   * Those of these ids, each with a person, under which a fact of this type about that person is
   * stored, in any region.
   */
  @Transactional(readOnly = true)
  public Set<UUID> listStored(FactType type, Map<UUID, UUID> people) {
    return jdbc.listStored(type, people);
  }

  /** People with facts in order of id, a page at a time. */
  @Transactional(readOnly = true)
  public List<UUID> listPeopleAfter(UUID after, int limit) {
    return jdbc.listPeopleAfter(after, limit);
  }

  /**
   * People of whom something is known by then that can decide, and who may be inside the region.
   */
  @Transactional(readOnly = true)
  public Set<UUID> listAssessedInside(Region region, Instant knownBy) {
    return jdbc.listAssessedInside(region, knownBy);
  }

  /** The people of each household of two or more. */
  @Transactional(readOnly = true)
  public List<List<UUID>> listHouseholds(Instant knownBy) {
    return jdbc.listHouseholds(knownBy);
  }

  /** When the last of all residences became known, or will: from then on households are as read. */
  @Transactional(readOnly = true)
  public Optional<Instant> findResidencesKnown() {
    return jdbc.findResidencesKnown();
  }
}
