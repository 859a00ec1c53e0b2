package fangkong.judgement.standings;

import fangkong.judgement.regions.Region;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody as the figures count them.
 *
 * @param clauses the names of the clauses that fired
 */
public record Counted(UUID person, Region region, Care care, Set<String> clauses) {
  public Counted {
    clauses = Set.copyOf(clauses);
  }

  public static Counted of(Standing standing) {
    return new Counted(
        standing.person(),
        standing.region(),
        standing.care(),
        standing.assessment().reasons().stream()
            .map(reason -> reason.clause().text())
            .collect(Collectors.toSet()));
  }
}
