package fangkong.judgement.standings;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a person is looked after: where they last arrived or live; failing that where they
 * announced or were announced to come; failing that where something was first known of them. That
 * somebody met a case, or means to leave, says nothing of where they are: then it is where they
 * were registered. What was announced without an account counts last: it may not be themselves who
 * did.
 */
record Whereabouts(Region region, boolean movedOut) {

  private static final Comparator<Fact> LATEST =
      Comparator.comparing(Fact::at).thenComparing(Fact::known).thenComparing(Fact::id);

  /** From at least one fact. */
  static Whereabouts of(List<Fact> facts, Optional<Region> registeredIn) {
    Optional<Fact> here = latest(facts, FactType.ARRIVAL, FactType.RESIDENCE);
    List<Fact> recorded = facts.stream().filter(fact -> !fact.isSaidByResident()).toList();
    Optional<Fact> announced = latest(recorded, FactType.LEAD, FactType.DECLARATION);
    Optional<Fact> first =
        recorded.stream()
            .filter(fact ->
                fact.type() != FactType.EXPOSURE && fact.type() != FactType.DEPARTURE_DECLARATION)
            .min(Comparator.comparing(Fact::known).thenComparing(Fact::id));
    Optional<Instant> left = latest(facts, FactType.DEPARTURE).map(Fact::at);
    boolean movedOut = left.isPresent() && (here.isEmpty() || !here.get().at().isAfter(left.get()));
    Region region =
        here.or(() -> announced)
            .or(() -> first)
            .map(Fact::region)
            .or(() -> registeredIn)
            .or(() -> latest(facts, FactType.DECLARATION).map(Fact::region))
            .orElseGet(() -> facts.getFirst().region());
    return new Whereabouts(region, movedOut);
  }

  private static Optional<Fact> latest(List<Fact> facts, FactType... types) {
    List<FactType> wanted = List.of(types);
    return facts.stream().filter(fact -> wanted.contains(fact.type())).max(LATEST);
  }
}
