package fangkong.simulation.place;

import java.util.ArrayList;
import java.util.List;

/** A place with the grids and cells laid out in it. */
public record Territory(Place place, List<Node> grids, List<Node> cells) {

  public Territory {
    grids = List.copyOf(grids);
    cells = List.copyOf(cells);
  }

  /**
   * Lays out the villages.
   *
   * @param cellsOfVillage how many cells each village has, in the order of the villages
   * @param cellsPerGrid how many cells a grid takes at most
   */
  public static Territory of(Place place, List<Integer> cellsOfVillage, int cellsPerGrid) {
    List<Node> grids = new ArrayList<>();
    List<Node> cells = new ArrayList<>();
    for (int v = 0; v < place.villages().size(); v++) {
      Division village = place.villages().get(v);
      int count = cellsOfVillage.get(v);
      for (int c = 0; c < count; c++) {
        int grid = c / cellsPerGrid + 1;
        int cell = c % cellsPerGrid + 1;
        String gridPath = village.path() + "G%02d/".formatted(grid);
        String gridName = shortName(village) + "第%d网格".formatted(grid);
        if (cell == 1) {
          grids.add(new Node(gridPath, gridName, Node.Kind.GRID));
        }
        String cellName = gridName + "第%d单元".formatted(cell);
        cells.add(new Node(gridPath + "C%02d/".formatted(cell), cellName, Node.Kind.CELL));
      }
    }
    return new Territory(place, grids, cells);
  }

  public List<Node> cellsIn(String path) {
    return cells.stream().filter(c -> c.path().startsWith(path)).toList();
  }

  private static String shortName(Division village) {
    return village.name().replace("民委员会", "").replace("虚拟社区", "");
  }
}
