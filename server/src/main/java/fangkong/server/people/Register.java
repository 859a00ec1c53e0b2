package fangkong.server.people;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.database.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the person behind what was said of somebody, and registers who is not there yet. The
 * identity number decides; without one, name and phone together do. Matching sees every region and
 * gives back ids only.
 */
@Service
public class Register {

  /** How a subject was found. */
  public enum Match {
    ID_NUMBER,
    PHONE_AND_NAME,
    NEW
  }

  /** Whether what is said of somebody known may be added to what is known of them. */
  public enum Adding {
    WHAT_IS_SAID,
    /** Whoever is known stays as they are, and is found under their name and phone as before. */
    NOTHING
  }

  /** Somebody to find, and where they would be registered. */
  public record Wanted(Subject subject, Region region) {}

  public record Found(UUID person, Match match) {}

  private final JdbcPeople jdbc;
  private final Keys keys;

  Register(JdbcPeople jdbc, Keys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
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
    Map<String, Keyed> saidBefore = new HashMap<>();
    List<Keyed> keyed =
        wanted.stream()
            .map(each -> saidBefore.computeIfAbsent(each.subject().asSaid(), _ -> key(each)))
            .toList();
    Set<UUID> registered = new HashSet<>();
    Index known = match(keyed, adding);
    if (!listMissing(keyed, known).isEmpty()) {
      known = register(keyed, known, now, registered);
    }
    if (adding == Adding.WHAT_IS_SAID) {
      fill(keyed, known);
    }
    List<Found> found = new ArrayList<>(wanted.size());
    for (Keyed each : keyed) {
      Found at =
          known
              .find(each)
              .orElseThrow(
                  () -> new IllegalStateException("a registered person is not found again"));
      found.add(registered.contains(at.person()) ? new Found(at.person(), Match.NEW) : at);
    }
    return found;
  }

  private static List<Keyed> listMissing(List<Keyed> keyed, Index known) {
    return keyed.stream().filter(each -> known.find(each).isEmpty()).distinct().toList();
  }

  /**
   * Registers whoever is missing. Their keys are claimed first: whoever registers one of them at
   * the same time comes before, and is then found, or waits. Those with a number come first, for a
   * name and phone without one may be theirs.
   */
  private Index register(List<Keyed> keyed, Index before, Instant now, Set<UUID> registered) {
    jdbc.claim(listMissing(keyed, before).stream().flatMap(Keyed::keys).distinct().toList());
    Adding adding = before.adding;
    Index known = match(keyed, adding);
    if (adding == Adding.WHAT_IS_SAID && complete(keyed, known)) {
      known = match(keyed, adding);
    }
    for (boolean numbered : new boolean[] {true, false}) {
      Map<Bytes, NewPerson> missing = new HashMap<>();
      for (Keyed each : listMissing(keyed, known)) {
        if (each.idNumberIndex().isPresent() == numbered) {
          Index knownBefore = known;
          missing.computeIfAbsent(
              each.identity(), _ -> newPerson(each, knownBefore.findFreeName(each), now));
        }
      }
      if (!missing.isEmpty()) {
        jdbc.insert(missing.values());
        missing.values().forEach(person -> registered.add(person.id()));
        known = match(keyed, adding);
      }
    }
    return known;
  }

  /**
   * Gives people known by name and phone alone the identity number that now comes with the same
   * name and phone.
   */
  private boolean complete(List<Keyed> keyed, Index known) {
    Map<Bytes, JdbcPeople.Completion> completions = new TreeMap<>();
    for (Keyed each : keyed) {
      each.idNumberIndex()
          .filter(_ -> known.find(each).isEmpty())
          .ifPresent(index ->
              known
                  .findWithoutNumber(each)
                  .ifPresent(key ->
                      completions.putIfAbsent(
                          key,
                          new JdbcPeople.Completion(key, sealNumber(each).orElseThrow(), index))));
    }
    jdbc.complete(List.copyOf(completions.values()));
    return !completions.isEmpty();
  }

  /** Adds the name and the phone said of people whose number is known and theirs are not. */
  private void fill(List<Keyed> keyed, Index known) {
    Map<Bytes, JdbcPeople.Filling> fillings = new TreeMap<>();
    for (Keyed each : keyed) {
      if (known.lacks(each)) {
        Bytes number = each.idNumberIndex().orElseThrow();
        fillings.putIfAbsent(
            number,
            new JdbcPeople.Filling(
                number,
                sealName(each).orElse(null),
                sealPhone(each).orElse(null),
                each.phoneNameIndex().orElse(null)));
      }
    }
    jdbc.fill(List.copyOf(fillings.values()));
  }

  private Optional<Bytes> sealName(Keyed keyed) {
    return keyed.wanted().subject().findName().map(text -> keys.seal(text, "name"));
  }

  private Optional<Bytes> sealPhone(Keyed keyed) {
    return keyed.wanted().subject().findPhone().map(text -> keys.seal(text, "phone"));
  }

  private Optional<Bytes> sealNumber(Keyed keyed) {
    return keyed
        .wanted()
        .subject()
        .findIdNumber()
        .map(number -> keys.seal(number.reveal(), "idNumber"));
  }

  private Index match(List<Keyed> keyed, Adding adding) {
    return new Index(
        adding,
        jdbc.match(
            keyed.stream().map(Keyed::idNumberIndex).flatMap(Optional::stream).distinct().toList(),
            keyed.stream()
                .map(Keyed::phoneNameIndex)
                .flatMap(Optional::stream)
                .distinct()
                .toList()));
  }

  /** Who this is said to be, in whichever region; registers and adds nothing. */
  @Transactional(readOnly = true)
  public Optional<UUID> find(Subject subject) {
    Optional<Bytes> idNumber = indexIdNumber(subject);
    Optional<Bytes> phoneName = indexPhoneName(subject);
    return new Index(
            Adding.WHAT_IS_SAID,
            jdbc.match(idNumber.stream().toList(), phoneName.stream().toList()))
        .find(idNumber, phoneName)
        .map(Found::person);
  }

  /** Those of the ids that are in the register. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> listKnown(Collection<UUID> ids) {
    return ids.isEmpty() ? Set.of() : jdbc.listKnown(ids);
  }

  /** Those of the ids that the current scope sees. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> listVisible(Collection<UUID> ids) {
    return ids.isEmpty() ? Set.of() : jdbc.listVisible(ids);
  }

  /** The same, where the current scope sees them. */
  @Transactional(readOnly = true)
  public Optional<UUID> findVisible(Subject subject) {
    return find(subject).filter(person -> jdbc.listVisible(List.of(person)).contains(person));
  }

  /** Opens the people that the current scope may see. */
  @Transactional(readOnly = true)
  public List<Person> list(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : jdbc.list(ids).stream().map(this::open).toList();
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

  /** Puts people where they now are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void move(Map<UUID, Region> regions) {
    if (!regions.isEmpty()) {
      jdbc.move(regions);
    }
  }

  private Person open(JdbcPeople.Sealed sealed) {
    return new Person(
        sealed.id(),
        sealed.region(),
        open(sealed.name(), "name"),
        open(sealed.idNumber(), "idNumber"),
        open(sealed.phone(), "phone"));
  }

  private @Nullable String open(@Nullable Bytes sealed, String field) {
    return sealed == null ? null : keys.open(sealed, field);
  }

  private Keyed key(Wanted wanted) {
    return new Keyed(wanted, indexIdNumber(wanted.subject()), indexPhoneName(wanted.subject()));
  }

  private Optional<Bytes> indexIdNumber(Subject subject) {
    return subject.findIdNumber().map(number -> keys.index("idNumber", number.reveal()));
  }

  private Optional<Bytes> indexPhoneName(Subject subject) {
    return subject
        .findPhone()
        .flatMap(phone ->
            subject.findName().map(name -> keys.index("phoneName", phone + '\u0000' + name)));
  }

  private NewPerson newPerson(Keyed keyed, Optional<Bytes> phoneNameIndex, Instant now) {
    return new NewPerson(
        UuidCreator.getTimeOrderedEpoch(),
        keyed.wanted().region(),
        sealName(keyed).orElse(null),
        sealNumber(keyed).orElse(null),
        sealPhone(keyed).orElse(null),
        keyed.idNumberIndex().orElse(null),
        phoneNameIndex.orElse(null),
        now);
  }

  record NewPerson(
      UUID id,
      Region region,
      @Nullable Bytes name,
      @Nullable Bytes idNumber,
      @Nullable Bytes phone,
      @Nullable Bytes idNumberIndex,
      @Nullable Bytes phoneNameIndex,
      Instant registeredAt) {

    Bytes key() {
      return Objects.requireNonNull(idNumberIndex == null ? phoneNameIndex : idNumberIndex);
    }
  }

  record Keyed(Wanted wanted, Optional<Bytes> idNumberIndex, Optional<Bytes> phoneNameIndex) {
    /** What makes two wanted the same newcomer. */
    Bytes identity() {
      return idNumberIndex.or(() -> phoneNameIndex).orElseThrow();
    }

    Stream<Bytes> keys() {
      return Stream.concat(idNumberIndex.stream(), phoneNameIndex.stream());
    }
  }

  /**
   * Who is known under which key. A name with a phone is ambiguous when two people with numbers
   * share it: then it finds nobody.
   */
  private static final class Index {
    private final Adding adding;
    private final Map<Bytes, JdbcPeople.Matched> byIdNumber = new HashMap<>();
    private final Map<Bytes, List<JdbcPeople.Matched>> byPhoneName = new HashMap<>();

    /**
     * Whoever was found by number and by name and phone stands in the rows twice and counts once.
     */
    Index(Adding adding, List<JdbcPeople.Matched> rows) {
      this.adding = adding;
      Set<UUID> seen = new HashSet<>();
      for (JdbcPeople.Matched row : rows) {
        if (!seen.add(row.id())) {
          continue;
        }
        if (row.idNumberIndex() != null) {
          byIdNumber.put(row.idNumberIndex(), row);
        }
        if (row.phoneNameIndex() != null) {
          byPhoneName.computeIfAbsent(row.phoneNameIndex(), _ -> new ArrayList<>()).add(row);
        }
      }
    }

    /** The name and phone by which, and by nothing else, somebody is known. */
    Optional<Bytes> findWithoutNumber(Keyed keyed) {
      return keyed
          .phoneNameIndex()
          .filter(key ->
              byPhoneName.getOrDefault(key, List.of()).stream()
                  .anyMatch(row -> row.idNumberIndex() == null));
    }

    /** Whether more is said of somebody with a number than is known of them. */
    boolean lacks(Keyed keyed) {
      Subject said = keyed.wanted().subject();
      return keyed
          .idNumberIndex()
          .map(byIdNumber::get)
          .filter(row ->
              (!row.named() && said.findName().isPresent())
                  || (!row.phoned() && said.findPhone().isPresent()))
          .isPresent();
    }

    Optional<Found> find(Keyed keyed) {
      return find(keyed.idNumberIndex(), keyed.phoneNameIndex());
    }

    Optional<Found> find(Optional<Bytes> idNumber, Optional<Bytes> phoneName) {
      if (idNumber.isPresent()) {
        Optional<Found> byNumber =
            idNumber.map(byIdNumber::get).map(row -> new Found(row.id(), Match.ID_NUMBER));
        return adding == Adding.NOTHING ? byNumber.or(() -> findUnnumbered(phoneName)) : byNumber;
      }
      List<JdbcPeople.Matched> same = phoneName.map(byPhoneName::get).orElse(List.of());
      if (same.size() == 1) {
        return Optional.of(new Found(same.getFirst().id(), Match.PHONE_AND_NAME));
      }
      return findUnnumbered(phoneName);
    }

    private Optional<Found> findUnnumbered(Optional<Bytes> phoneName) {
      return phoneName.map(byPhoneName::get).orElse(List.of()).stream()
          .filter(row -> row.idNumberIndex() == null)
          .findFirst()
          .map(row -> new Found(row.id(), Match.PHONE_AND_NAME));
    }

    /**
     * The name and phone under which a newcomer is to be found. Somebody else's are left to them
     * where nothing may be added: shared by two, they would find neither.
     */
    Optional<Bytes> findFreeName(Keyed keyed) {
      return keyed
          .phoneNameIndex()
          .filter(key ->
              adding == Adding.WHAT_IS_SAID
                  || keyed.idNumberIndex().isEmpty()
                  || !byPhoneName.containsKey(key));
    }
  }
}
