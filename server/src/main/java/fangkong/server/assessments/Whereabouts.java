package fangkong.server.assessments;

import fangkong.server.evidence.Fact;
import fangkong.server.evidence.FactType;
import fangkong.server.regions.Region;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a person is looked after: where they last arrived or live; failing that where they
 * announced or were announced to come; failing that where they were first heard of.
 */
record Whereabouts(Region region, boolean movedOut) {

  private static final Comparator<Fact> LATEST =
      Comparator.comparing(Fact::at).thenComparing(Fact::known).thenComparing(Fact::id);

  /** From at least one fact. */
  static Whereabouts of(List<Fact> facts) {
    Optional<Fact> here = latest(facts, FactType.ARRIVAL, FactType.RESIDENCE);
    Optional<Fact> announced = latest(facts, FactType.LEAD, FactType.DECLARATION);
    Fact first =
        facts.stream().min(Comparator.comparing(Fact::known).thenComparing(Fact::id)).orElseThrow();
    Optional<Instant> left = latest(facts, FactType.DEPARTURE).map(Fact::at);
    boolean movedOut = left.isPresent() && (here.isEmpty() || !here.get().at().isAfter(left.get()));
    return new Whereabouts(here.or(() -> announced).orElse(first).region(), movedOut);
  }

  private static Optional<Fact> latest(List<Fact> facts, FactType... types) {
    List<FactType> wanted = List.of(types);
    return facts.stream().filter(fact -> wanted.contains(fact.type())).max(LATEST);
  }
}
