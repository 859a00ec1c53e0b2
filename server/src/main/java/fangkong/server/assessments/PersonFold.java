package fangkong.server.assessments;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adopted;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Deriver;
import fangkong.judgement.standings.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Everything that decides how one person stands, read once, to be folded as of many instants and
 * with facts or adoptions left out or facts added. Not thread-safe.
 */
final class PersonFold {

  private final UUID person;
  private final List<Fact> facts;
  private final Optional<Region> registeredIn;
  private final List<Adopted> adopted;
  private final Deriver deriver;
  private final Map<List<Adopted>, Deriver> others = new HashMap<>();
  private final Map<UUID, Evidence> evidence = new HashMap<>();

  /**
   * @param facts of the person and of everyone they depend on, seen or not
   * @param adopted all that the deriver goes by
   */
  PersonFold(
      UUID person,
      List<Fact> facts,
      Optional<Region> registeredIn,
      List<Adopted> adopted,
      Deriver deriver) {
    this.person = person;
    this.facts = List.copyOf(facts);
    this.registeredIn = registeredIn;
    this.adopted = List.copyOf(adopted);
    this.deriver = deriver;
    for (Fact fact : facts) {
      if (fact.type().assessed()) {
        evidence.put(fact.id(), Deriver.evidence(fact));
      }
    }
  }

  List<Fact> facts() {
    return facts;
  }

  List<Adopted> adopted() {
    return adopted;
  }

  boolean isOwn(Fact fact) {
    return person.equals(fact.person());
  }

  /** How they stand as of then; empty while nothing is known of them. */
  Optional<Standing> at(Instant asOf) {
    return at(asOf, _ -> true, deriver);
  }

  /** The same, had there been no other facts and adoptions than these. */
  Optional<Standing> at(Instant asOf, Predicate<Fact> counts, Predicate<Adopted> inEffect) {
    List<Adopted> those = adopted.stream().filter(inEffect).toList();
    return at(
        asOf,
        counts,
        those.size() == adopted.size()
            ? deriver
            : others.computeIfAbsent(those, some -> deriver.with(Adoptions.of(some))));
  }

  private Optional<Standing> at(Instant asOf, Predicate<Fact> counts, Deriver by) {
    List<Fact> own = new ArrayList<>();
    List<Evidence> lines = new ArrayList<>();
    for (Fact fact : facts) {
      if (counts.test(fact)) {
        if (isOwn(fact)) {
          own.add(fact);
        }
        if (fact.type().assessed()) {
          lines.add(Objects.requireNonNull(evidence.get(fact.id())));
        }
      }
    }
    return by.derive(person, own, registeredIn, EvidenceIndex.of(lines), asOf);
  }

  /** The same with one more fact. */
  PersonFold with(Fact assumed) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(assumed);
    return new PersonFold(person, more, registeredIn, adopted, deriver);
  }

  /** Whether the person has such a fact, and an assessment reads it. */
  boolean hasEvidence(UUID fact) {
    return facts.stream()
        .anyMatch(each -> each.id().equals(fact) && isOwn(each) && each.type().assessed());
  }
}
