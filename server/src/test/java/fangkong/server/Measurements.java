package fangkong.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What {@code ./fangkong bench trust} measures by tests that are small otherwise. */
public final class Measurements {

  public static final boolean AT_SIZE = Boolean.getBoolean("fangkong.bench.trust");

  private static final double NANOS = 1e9;

  private Measurements() {}

  /** How long each of these rounds took. */
  public static double[] seconds(int rounds, Runnable work) {
    double[] seconds = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      seconds[round] = seconds(work);
    }
    return seconds;
  }

  public static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / NANOS;
  }

  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Leaves a table where the launcher finds it. */
  public static void write(String name, List<String> lines) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "bench"));
      Files.write(folder.resolve(name + ".md"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
