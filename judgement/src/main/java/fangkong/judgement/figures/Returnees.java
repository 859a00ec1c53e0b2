package fangkong.judgement.figures;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The distinct persons who arrived in a period, and how they fall by the most severe clause that
 * fired for them at the cut-off; {@link #NO_CLAUSE} where none did.
 */
public record Returnees(int persons, Map<String, Integer> byClause) {
  /** Stands for the clause of those for whom none fired. */
  public static final String NO_CLAUSE = "NONE";

  public Returnees {
    byClause = Collections.unmodifiableSortedMap(new TreeMap<>(byClause));
  }

  public boolean close() {
    return persons == byClause.values().stream().mapToInt(Integer::intValue).sum();
  }
}
