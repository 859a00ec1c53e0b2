package fangkong.judgement.evidence;

import fangkong.judgement.regions.Region;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it leaves the log for another process.
 *
 * @param registeredIn where its person was first registered: whoever is known by exposures alone
 *     stands there; null for a fact about nobody
 */
public record LoggedFact(Fact fact, @Nullable Region registeredIn) {
  public Optional<Region> findRegisteredIn() {
    return Optional.ofNullable(registeredIn);
  }
}
