package fangkong.simulation;

import fangkong.simulation.luanjingtan.Luanjingtan;
import fangkong.simulation.outbreak.Outbreak;
import fangkong.simulation.taolinpu.Taolinpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes the raw input files of a scenario; the same seed gives the same bytes. */
public final class Simulation {

  private Simulation() {}

  /** Writes below {@code directory}, which is made if absent and should be empty. */
  public static void write(Scenario scenario, long seed, Path directory) {
    try {
      switch (scenario) {
        case LUANJINGTAN -> Luanjingtan.write(seed, directory);
        case OUTBREAK -> Outbreak.write(seed, directory);
        case TAOLINPU -> Taolinpu.write(seed, directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
