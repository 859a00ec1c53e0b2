package fangkong.simulation.place;

import java.util.List;

/**
 * A township with all its ancestors and villages.
 *
 * @param lineage from the province down to the place itself
 */
public record Place(List<Division> lineage, List<Division> villages) {

  public Place {
    lineage = List.copyOf(lineage);
    villages = List.copyOf(villages);
  }

  public static Place of(String code) {
    List<Division> all =
        ResourceTable.rows("divisions.csv").stream()
            .map(r -> new Division(r.get(0), r.get(1), Division.Kind.valueOf(r.get(2))))
            .toList();
    List<Division> lineage = all.stream().filter(d -> code.startsWith(d.code())).toList();
    List<Division> villages =
        all.stream()
            .filter(d -> d.code().startsWith(code) && d.kind() == Division.Kind.VILLAGE)
            .toList();
    return new Place(lineage, villages);
  }

  public Division division() {
    return lineage.getLast();
  }

  public String path() {
    return division().path();
  }

  public String fullName() {
    return String.join("", lineage.stream().map(Division::name).toList());
  }
}
