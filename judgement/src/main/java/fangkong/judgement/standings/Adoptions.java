package fangkong.judgement.standings;

import fangkong.judgement.regions.Region;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which protocol holds where and when: the nearest region decides, then the latest adoption. */
public record Adoptions(List<Adoption> all) implements Serializable {

  private static final Comparator<Adoption> NEAREST =
      Comparator.<Adoption>comparingInt(adoption -> adoption.region().path().length())
          .thenComparing(Adoption::effectiveFrom);

  public Adoptions {
    all = List.copyOf(all);
  }

  public static Adoptions of(List<Adopted> adopted) {
    return new Adoptions(adopted.stream().map(Adopted::adoption).toList());
  }

  public Optional<Adoption> find(Region region, Instant asOf) {
    return all.stream().filter(adoption -> adoption.holds(region, asOf)).max(NEAREST);
  }

  /** The next instant after {@code asOf} at which another protocol may hold there. */
  public Optional<Instant> findNextChange(Region region, Instant asOf) {
    return all.stream()
        .filter(adoption -> adoption.region().contains(region))
        .flatMap(adoption -> Stream.of(adoption.effectiveFrom(), adoption.effectiveUntil()))
        .filter(Objects::nonNull)
        .filter(instant -> instant.isAfter(asOf))
        .min(Comparator.naturalOrder());
  }

  /**
   * These, and another one that holds in its region wherever no nearer one does. Of two of one
   * region and instant the other one holds.
   */
  public Adoptions with(Adoption other) {
    return new Adoptions(Stream.concat(Stream.of(other), all.stream()).toList());
  }

  /** These but the one. */
  public Adoptions without(Adoption one) {
    return new Adoptions(all.stream().filter(adoption -> !adoption.equals(one)).toList());
  }

  /** Whether a later one of the same region holds in its place. */
  public boolean isFollowed(Adoption one, Instant asOf) {
    return all.stream()
        .anyMatch(adoption ->
            adoption.region().equals(one.region())
                && adoption.effectiveFrom().isAfter(one.effectiveFrom())
                && adoption.holds(one.region(), asOf));
  }
}
