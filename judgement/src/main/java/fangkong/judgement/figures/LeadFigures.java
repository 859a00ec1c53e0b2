package fangkong.judgement.figures;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pushed leads of a period, as records: how many came, how many were verified and what came of
 * them.
 *
 * @param medianElapsed from the push to the first outcome; null while there is none
 */
public record LeadFigures(
    int received,
    int verified,
    int open,
    Map<String, Integer> outcomes,
    @Nullable Duration medianElapsed) {
  public LeadFigures {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
  }

  public boolean close() {
    return received == verified + open
        && verified == outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
