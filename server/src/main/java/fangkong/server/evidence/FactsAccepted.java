package fangkong.server.evidence;

import java.util.Set;
import java.util.UUID;

/**
 * Facts about these people were stored; heard in the transaction that stores them.
 *
 * @param people those whose standing or tasks may have changed; check-ins, passages and household
 *     visits change nobody's
 */
public record FactsAccepted(Set<UUID> people) {
  public FactsAccepted {
    people = Set.copyOf(people);
  }
}
