package fangkong.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The scenarios that can be written. */
public enum Scenario {
  LUANJINGTAN,
  TAOLINPU,
  OUTBREAK;

  /** The name as it is typed and as the files carry it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scenario> find(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
