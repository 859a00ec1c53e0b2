package fangkong.judgement.figures;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the persons of the leads of a period, each step a part of the one before: listed,
 * found, classified by at least one clause, measured by at least one course, released. Who was
 * found and stands in another region is classified there.
 */
public record Funnel(
    Instant asOf,
    Instant since,
    Region region,
    int listed,
    int found,
    int classified,
    int measured,
    int released) {

  /** A step of the funnel. */
  public enum Step {
    LISTED,
    FOUND,
    CLASSIFIED,
    MEASURED,
    RELEASED;

    public static Optional<Step> find(String word) {
      return Stream.of(values())
          .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /** The persons of each step. */
  public record Sets(Map<Step, Set<UUID>> people) {

    /**
     * Who is in which step.
     *
     * @param listed whether each was found in the end
     * @param standings of those who were found and stand in the region
     */
    public static Sets of(Map<UUID, Boolean> listed, Collection<Standing> standings) {
      Map<UUID, Standing> at = new HashMap<>();
      standings.forEach(standing -> at.put(standing.person(), standing));
      Set<UUID> found = narrow(listed.keySet(), person -> listed.getOrDefault(person, false));
      Set<UUID> classified =
          narrow(found, at, standing -> !standing.assessment().reasons().isEmpty());
      Set<UUID> measured =
          narrow(classified, at, standing -> !standing.assessment().courses().isEmpty());
      Set<UUID> released = narrow(measured, at, standing -> standing.care() == Care.RELEASED);
      return new Sets(
          Map.of(
              Step.LISTED,
              Set.copyOf(listed.keySet()),
              Step.FOUND,
              found,
              Step.CLASSIFIED,
              classified,
              Step.MEASURED,
              measured,
              Step.RELEASED,
              released));
    }

    private static Set<UUID> narrow(
        Set<UUID> people, Map<UUID, Standing> at, Predicate<Standing> wanted) {
      return narrow(
          people,
          person -> {
            Standing standing = at.get(person);
            return standing != null && wanted.test(standing);
          });
    }

    private static Set<UUID> narrow(Set<UUID> people, Predicate<UUID> wanted) {
      return people.stream().filter(wanted).collect(Collectors.toSet());
    }

    public Set<UUID> people(Step step) {
      return people.getOrDefault(step, Set.of());
    }

    public Funnel counted(Region region, CutOff cutOff) {
      return new Funnel(
          cutOff.asOf(),
          cutOff.since(),
          region,
          people(Step.LISTED).size(),
          people(Step.FOUND).size(),
          people(Step.CLASSIFIED).size(),
          people(Step.MEASURED).size(),
          people(Step.RELEASED).size());
    }
  }
}
