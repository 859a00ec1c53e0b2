package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evidence in memory, by person. Immutable once built; safe for any number of threads. */
public final class EvidenceIndex implements EvidenceSource {
  private final Map<String, List<Evidence>> byPerson;

  private EvidenceIndex(Map<String, List<Evidence>> byPerson) {
    this.byPerson = byPerson;
  }

  public static EvidenceIndex of(Iterable<? extends Evidence> evidence) {
    Map<String, List<Evidence>> byPerson = new HashMap<>();
    for (Evidence each : evidence) {
      byPerson.computeIfAbsent(each.person(), person -> new ArrayList<>()).add(each);
    }
    byPerson.replaceAll((person, lines) -> List.copyOf(lines));
    return new EvidenceIndex(byPerson);
  }

  /** Everybody who has evidence, in no particular order. */
  public Set<String> persons() {
    return Set.copyOf(byPerson.keySet());
  }

  @Override
  public List<Evidence> listEvidence(String person) {
    return byPerson.getOrDefault(person, List.of());
  }
}
