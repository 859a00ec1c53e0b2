package fangkong.simulation.place;

import java.util.List;

/** A division by its statistical code of 2 to 12 digits. */
public record Division(String code, String name, Kind kind) {

  private static final List<Integer> CUTS = List.of(0, 2, 4, 6, 9, 12);

  /** How deep a division lies. */
  public enum Kind {
    PROVINCE,
    PREFECTURE,
    COUNTY,
    TOWNSHIP,
    VILLAGE
  }

  /** The code in its parts, each ended by a slash: {@code 41/15/26/108/201/}. */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (int i = 1; i < CUTS.size() && CUTS.get(i) <= code.length(); i++) {
      path.append(code, CUTS.get(i - 1), CUTS.get(i)).append('/');
    }
    return path.toString();
  }
}
