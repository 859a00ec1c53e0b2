package fangkong.server.evidence;

import java.util.Set;
import java.util.UUID;

/**
 * Facts were stored; heard in the transaction that stores them.
 *
 * @param people those whose standing or tasks may have changed; check-ins, passages and household
 *     visits change nobody's, so that this may be empty
 * @param facts their ids
 */
public record FactsAccepted(Set<UUID> people, Set<UUID> facts) {
  public FactsAccepted {
    people = Set.copyOf(people);
    facts = Set.copyOf(facts);
  }
}
