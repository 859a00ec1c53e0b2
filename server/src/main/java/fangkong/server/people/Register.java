package fangkong.server.people;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.people.Adding;
import fangkong.judgement.people.Found;
import fangkong.judgement.people.Keyed;
import fangkong.judgement.people.Known;
import fangkong.judgement.people.Matching;
import fangkong.judgement.people.Subject;
import fangkong.judgement.regions.Region;
import fangkong.server.audit.Trail;
import fangkong.server.database.Bytes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of people. Matching ({@link Matching}) sees every region and gives back ids only.
 */
@Service
public class Register {

  /** Somebody to find, and where they would be registered. */
  public record Wanted(Subject subject, Region region) {}

  /** Somebody registered, without their identity, and where they were first heard of. */
  public record Entry(Known known, Region registeredIn) {}

  /** Somebody who is now elsewhere than before. */
  public record Moved(UUID person, Region from, Region to) {}

  private final JdbcPeople jdbc;
  private final Keys keys;
  private final Trail trail;

  Register(JdbcPeople jdbc, Keys keys, Trail trail) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.trail = trail;
  }

  /**
   * One person for each wanted, in order; two that are the same person get the same id. Runs in the
   * caller's transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Found> resolve(List<Wanted> wanted, Instant now) {
    return resolve(wanted, Adding.WHAT_IS_SAID, now);
  }

  /** The same, where the word of whoever says it may not be good enough to add to the register. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Found> resolve(List<Wanted> wanted, Adding adding, Instant now) {
    jdbc.findKeysInUse().ifPresent(keys::require);
    Map<String, Keyed<Wanted>> saidBefore = new HashMap<>();
    List<Keyed<Wanted>> keyed =
        wanted.stream()
            .map(each ->
                saidBefore.computeIfAbsent(
                    each.subject().asSaid(), _ -> Keyed.of(each, each.subject(), keys.indexing())))
            .toList();
    return new Matching<>(
            new SealedPeople(jdbc, keys, now), adding, UuidCreator::getTimeOrderedEpoch)
        .resolve(keyed);
  }

  /** Before the first is registered: the keys of the folder are those of this database. */
  @Transactional
  public void announceKeys() {
    jdbc.announce(keys.ids());
  }

  /** Who this is said to be, in whichever region; registers and adds nothing. */
  @Transactional(readOnly = true)
  public Optional<UUID> find(Subject subject) {
    Keyed<Subject> wanted = Keyed.of(subject, subject, keys.indexing());
    return Matching.find(
        wanted,
        jdbc.match(
            wanted.idNumberIndex().stream().toList(), wanted.phoneNameIndex().stream().toList()));
  }

  /** Those of the ids that are in the register. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> listKnown(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    jdbc.findKeysInUse().ifPresent(keys::require);
    return jdbc.listKnown(ids);
  }

  /** Those of the ids that are inside the current scope, and not only leaving it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> listVisible(Collection<UUID> ids) {
    return ids.isEmpty() ? Set.of() : jdbc.listVisible(ids);
  }

  /** The same, where the current scope sees them. */
  @Transactional(readOnly = true)
  public Optional<UUID> findVisible(Subject subject) {
    return find(subject).filter(person -> jdbc.listVisible(List.of(person)).contains(person));
  }

  /**
   * Has it recorded that these are shown, as soon as it is known and before they are read here;
   * {@link #list} records them no second time.
   */
  public void show(Collection<UUID> people) {
    trail.opened(people);
  }

  /**
   * The people that the current scope may see, to be opened; that they were shown is recorded
   * before the answer to this request leaves.
   */
  @Transactional(readOnly = true)
  public List<Person> list(Collection<UUID> ids) {
    List<JdbcPeople.SealedPerson> visible = ids.isEmpty() ? List.of() : jdbc.list(ids);
    trail.opened(visible.stream().map(JdbcPeople.SealedPerson::id).toList());
    return visible.stream().map(this::open).toList();
  }

  /** Shows number and phone of somebody whom the scope sees, once it is recorded for what. */
  @Transactional(readOnly = true)
  public Optional<Revealed> reveal(UUID id, Purpose purpose) {
    return recorded(id, purpose)
        .map(sealed ->
            new Revealed(
                open(sealed.idNumber(), Sealed.ID_NUMBER, id),
                open(sealed.phone(), Sealed.PHONE, id)));
  }

  /** Opens what was measured of somebody and sealed beside a fact. */
  public interface Opening {
    String openClinical(Bytes sealed, UUID fact);
  }

  /** Shows what was measured of somebody whom the scope sees, once it is recorded for what. */
  @Transactional(readOnly = true)
  public <T> Optional<T> reveal(UUID id, Purpose purpose, Function<Opening, T> showing) {
    return recorded(id, purpose)
        .map(_ -> showing.apply((sealed, fact) -> keys.open(sealed, Sealed.CLINICAL, fact)));
  }

  private Optional<JdbcPeople.SealedPerson> recorded(UUID id, Purpose purpose) {
    Optional<JdbcPeople.SealedPerson> seen = jdbc.list(List.of(id)).stream().findFirst();
    seen.ifPresent(_ -> trail.revealed(List.of(id), purpose.name()));
    return seen;
  }

  /** Whether the document in somebody's hand is that of this person, where the scope sees them. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isShownBy(UUID person, Document document) {
    return jdbc.list(List.of(person)).stream().map(this::open).anyMatch(document::isOf);
  }

  /** Where each of these people was first heard of. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Region> listRegisteredIn(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : jdbc.listRegisteredIn(ids);
  }

  /** People in order of id, a page at a time. */
  @Transactional(readOnly = true)
  public List<Entry> listEntriesAfter(UUID after, int limit) {
    return jdbc.listEntriesAfter(after, limit);
  }

  /** Puts people where they now are; gives those who were elsewhere before. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Moved> move(Map<UUID, Region> regions) {
    return regions.isEmpty() ? List.of() : jdbc.move(regions);
  }

  private Person open(JdbcPeople.SealedPerson sealed) {
    return new Person(
        sealed.id(),
        sealed.region(),
        () -> open(sealed.name(), Sealed.NAME, sealed.id()),
        () -> open(sealed.idNumber(), Sealed.ID_NUMBER, sealed.id()),
        () -> open(sealed.phone(), Sealed.PHONE, sealed.id()));
  }

  private @Nullable String open(@Nullable Bytes sealed, Sealed column, UUID person) {
    return sealed == null ? null : keys.open(sealed, column, person);
  }
}
