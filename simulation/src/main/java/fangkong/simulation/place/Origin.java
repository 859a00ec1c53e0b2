package fangkong.simulation.place;

import java.util.List;

/** A real county that people come from; its risk is fixture input of the scenario. */
public record Origin(String code, String name, Risk risk) {

  public static List<Origin> of(String scenario) {
    return ResourceTable.rows("origins.csv").stream()
        .filter(r -> r.get(0).equals(scenario))
        .map(r -> new Origin(r.get(1), r.get(2), Risk.valueOf(r.get(3))))
        .toList();
  }

  public static List<Origin> keyAreas(List<Origin> origins) {
    return origins.stream().filter(o -> o.risk().isKeyArea()).toList();
  }

  public static List<Origin> others(List<Origin> origins) {
    return origins.stream().filter(o -> !o.risk().isKeyArea()).toList();
  }
}
