package fangkong.judgement.standings;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * These standings were derived; heard in the transaction that stores them.
 *
 * @param facts the facts of each of these people that were seen
 */
public record StandingsDerived(
    List<Standing> standings, Map<UUID, List<Fact>> facts, Instant asOf) {
  public StandingsDerived {
    standings = List.copyOf(standings);
    facts = Map.copyOf(facts);
  }

  /** Those who stand inside a region. */
  public StandingsDerived inside(Region region) {
    return where(standing -> region.contains(standing.region()));
  }

  public StandingsDerived where(Predicate<Standing> kept) {
    return new StandingsDerived(standings.stream().filter(kept).toList(), facts, asOf);
  }
}
