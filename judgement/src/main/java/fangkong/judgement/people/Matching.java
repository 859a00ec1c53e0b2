package fangkong.judgement.people;

import fangkong.judgement.people.KnownPeople.Completion;
import fangkong.judgement.people.KnownPeople.Filling;
import fangkong.judgement.people.KnownPeople.Newcomer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Finds the person behind what was said of somebody, and registers who is not there yet. The
 * identity number decides; without one, name and phone together do.
 *
 * <p>All who are asked for together are matched with one state of the register. What becomes of one
 * depends on those alone who share a key with them, directly, over others who are asked for, or
 * over people known: apart from each other, such groups come to the same as together.
 */
public final class Matching<T> {
  private final KnownPeople<T> people;
  private final Adding adding;
  private final Supplier<UUID> ids;

  /** {@code ids} gives each newcomer an id. */
  public Matching(KnownPeople<T> people, Adding adding, Supplier<UUID> ids) {
    this.people = people;
    this.adding = adding;
    this.ids = ids;
  }

  /** One person for each wanted, in order; two that are the same person get the same id. */
  public List<Found> resolve(List<Keyed<T>> wanted) {
    Set<UUID> registered = new HashSet<>();
    Index<T> known = match(wanted);
    if (!known.listMissing(wanted).isEmpty()) {
      known = register(wanted, known, registered);
    }
    if (adding == Adding.WHAT_IS_SAID) {
      fill(wanted, known);
    }
    List<Found> found = new ArrayList<>(wanted.size());
    for (Keyed<T> each : wanted) {
      Found at =
          known
              .find(each)
              .orElseThrow(
                  () -> new IllegalStateException("a registered person is not found again"));
      found.add(registered.contains(at.person()) ? new Found(at.person(), Match.NEW) : at);
    }
    return found;
  }

  /** The person behind one who is asked for, among those who share a key with them. */
  public static <T> Optional<UUID> find(Keyed<T> wanted, List<Known> people) {
    return new Index<T>(Adding.WHAT_IS_SAID, people).find(wanted).map(Found::person);
  }

  /**
   * Registers whoever is missing. Their keys are claimed first: whoever registers one of them at
   * the same time comes before, and is then found, or waits. Those with a number come first, for a
   * name and phone without one may be theirs.
   */
  private Index<T> register(List<Keyed<T>> wanted, Index<T> before, Set<UUID> registered) {
    people.claim(before.listMissing(wanted).stream().flatMap(Keyed::keys).distinct().toList());
    Index<T> known = match(wanted);
    if (adding == Adding.WHAT_IS_SAID && complete(wanted, known)) {
      known = match(wanted);
    }
    for (boolean numbered : new boolean[] {true, false}) {
      Map<String, Newcomer<T>> missing = new HashMap<>();
      for (Keyed<T> each : known.listMissing(wanted)) {
        if (each.idNumberIndex().isPresent() == numbered) {
          Index<T> knownBefore = known;
          missing.computeIfAbsent(
              each.identity(),
              _ -> new Newcomer<>(ids.get(), each, knownBefore.findFreeName(each)));
        }
      }
      if (!missing.isEmpty()) {
        people.insert(missing.values());
        missing.values().forEach(person -> registered.add(person.id()));
        known = match(wanted);
      }
    }
    return known;
  }

  /**
   * Gives people known by name and phone alone the identity number that now comes with the same
   * name and phone; where it comes with two of them, the first.
   */
  private boolean complete(List<Keyed<T>> wanted, Index<T> known) {
    Map<String, Completion<T>> completions = new TreeMap<>();
    Set<String> given = new HashSet<>();
    for (Keyed<T> each : wanted) {
      if (each.idNumberIndex().isPresent() && known.find(each).isEmpty()) {
        known
            .findWithoutNumber(each)
            .filter(person ->
                !completions.containsKey(person.phoneNameIndex()) && given.add(each.identity()))
            .ifPresent(
                person -> completions.put(person.phoneNameIndex(), person.completedBy(each)));
      }
    }
    people.complete(completions.values());
    return !completions.isEmpty();
  }

  /** Adds the name and the phone said of people whose number is known and theirs are not. */
  private void fill(List<Keyed<T>> wanted, Index<T> known) {
    Map<String, Filling<T>> fillings = new TreeMap<>();
    for (Keyed<T> each : wanted) {
      known
          .findLacking(each)
          .ifPresent(
              person -> fillings.putIfAbsent(each.identity(), new Filling<>(person.id(), each)));
    }
    people.fill(fillings.values());
  }

  private Index<T> match(List<Keyed<T>> wanted) {
    return new Index<>(
        adding,
        people.match(
            wanted.stream().map(Keyed::idNumberIndex).flatMap(Optional::stream).distinct().toList(),
            wanted.stream()
                .map(Keyed::phoneNameIndex)
                .flatMap(Optional::stream)
                .distinct()
                .toList()));
  }

  /** Somebody known by this name and phone alone. */
  private record Unnumbered(UUID id, String phoneNameIndex) {
    <T> Completion<T> completedBy(Keyed<T> said) {
      return new Completion<>(id, phoneNameIndex, said);
    }
  }

  /**
   * Who is known under which key. A name with a phone is ambiguous when two people with numbers
   * share it: then it finds nobody.
   */
  private static final class Index<T> {
    private final Adding adding;
    private final Map<String, Known> byIdNumber = new HashMap<>();
    private final Map<String, List<Known>> byPhoneName = new HashMap<>();

    /** Whoever comes twice counts once. */
    Index(Adding adding, List<Known> people) {
      this.adding = adding;
      Set<UUID> seen = new HashSet<>();
      for (Known person : people) {
        if (!seen.add(person.id())) {
          continue;
        }
        if (person.idNumberIndex() != null) {
          byIdNumber.put(person.idNumberIndex(), person);
        }
        if (person.phoneNameIndex() != null) {
          byPhoneName.computeIfAbsent(person.phoneNameIndex(), _ -> new ArrayList<>()).add(person);
        }
      }
    }

    List<Keyed<T>> listMissing(List<Keyed<T>> wanted) {
      return wanted.stream().filter(each -> find(each).isEmpty()).distinct().toList();
    }

    /** Whoever is known by this name and phone, and by nothing else. */
    Optional<Unnumbered> findWithoutNumber(Keyed<T> wanted) {
      return wanted
          .phoneNameIndex()
          .flatMap(key ->
              byPhoneName.getOrDefault(key, List.of()).stream()
                  .filter(person -> person.idNumberIndex() == null)
                  .findFirst()
                  .map(person -> new Unnumbered(person.id(), key)));
    }

    /** Somebody with a number of whom more is said than is known. */
    Optional<Known> findLacking(Keyed<T> said) {
      return said.idNumberIndex()
          .map(byIdNumber::get)
          .filter(
              person -> (!person.named() && said.named()) || (!person.phoned() && said.phoned()));
    }

    Optional<Found> find(Keyed<T> wanted) {
      if (wanted.idNumberIndex().isPresent()) {
        Optional<Found> byNumber =
            wanted
                .idNumberIndex()
                .map(byIdNumber::get)
                .map(person -> new Found(person.id(), Match.ID_NUMBER));
        return adding == Adding.NOTHING ? byNumber.or(() -> findUnnumbered(wanted)) : byNumber;
      }
      List<Known> same = listSame(wanted);
      if (same.size() == 1) {
        return Optional.of(new Found(same.getFirst().id(), Match.PHONE_AND_NAME));
      }
      return findUnnumbered(wanted);
    }

    private List<Known> listSame(Keyed<T> wanted) {
      return wanted.phoneNameIndex().map(byPhoneName::get).orElse(List.of());
    }

    private Optional<Found> findUnnumbered(Keyed<T> wanted) {
      return listSame(wanted).stream()
          .filter(person -> person.idNumberIndex() == null)
          .findFirst()
          .map(person -> new Found(person.id(), Match.PHONE_AND_NAME));
    }

    /**
     * The name and phone under which a newcomer is to be found. Somebody else's are left to them
     * where nothing may be added: shared by two, they would find neither.
     */
    Optional<String> findFreeName(Keyed<T> newcomer) {
      return newcomer
          .phoneNameIndex()
          .filter(key ->
              adding == Adding.WHAT_IS_SAID
                  || newcomer.idNumberIndex().isEmpty()
                  || !byPhoneName.containsKey(key));
    }
  }
}
