package fangkong.simulation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Scenarios written once for all tests of a class. */
final class WrittenScenarios {

  private final Path directory;
  private final Map<String, RawFiles> written = new HashMap<>();

  WrittenScenarios(Path directory) {
    this.directory = directory;
  }

  RawFiles get(Scenario scenario, long seed) {
    return written.computeIfAbsent(
        scenario.word() + "-" + seed,
        name -> {
          Simulation.write(scenario, seed, directory.resolve(name));
          return new RawFiles(directory.resolve(name));
        });
  }
}
