package fangkong.server.assessments;

import fangkong.server.regions.Region;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which protocol holds where and when: the nearest region decides, then the latest adoption. */
record Adoptions(List<Adoption> all) {

  private static final Comparator<Adoption> NEAREST =
      Comparator.<Adoption>comparingInt(adoption -> adoption.region().path().length())
          .thenComparing(Adoption::effectiveFrom);

  Adoptions {
    all = List.copyOf(all);
  }

  Optional<Adoption> find(Region region, Instant asOf) {
    return all.stream().filter(adoption -> adoption.holds(region, asOf)).max(NEAREST);
  }

  /** The next instant after {@code asOf} at which another protocol may hold there. */
  Optional<Instant> findNextChange(Region region, Instant asOf) {
    return all.stream()
        .filter(adoption -> adoption.region().contains(region))
        .flatMap(adoption -> Stream.of(adoption.effectiveFrom(), adoption.effectiveUntil()))
        .filter(Objects::nonNull)
        .filter(instant -> instant.isAfter(asOf))
        .min(Comparator.naturalOrder());
  }
}
