package fangkong.simulation.place;

/** A grid or a cell: an area below the village with named staff. */
public record Node(String path, String name, Kind kind) {

  /** The two levels below a village. */
  public enum Kind {
    GRID,
    CELL
  }
}
