package fangkong.server.reports;

import java.util.Map;

/**
 * The distinct persons who arrived in a period, and how they fall by the most severe clause that
 * fired for them at the cut-off; {@code NONE} where none did.
 */
public record Returnees(int persons, Map<String, Integer> byClause) {
  public Returnees {
    byClause = Map.copyOf(byClause);
  }

  public boolean close() {
    return persons == byClause.values().stream().mapToInt(Integer::intValue).sum();
  }
}
