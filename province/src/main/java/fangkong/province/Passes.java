package fangkong.province;

import java.util.ArrayList;
import java.util.List;

/** The seconds of each generation, whenever the same was asked. */
final class Passes {
  private final List<double[]> passes = new ArrayList<>();

  void add(double[] seconds) {
    passes.add(seconds);
  }

  /** Of the later half, when machines are warm. */
  double median(int generation) {
    double[] sorted =
        passes.subList(passes.size() / 2, passes.size()).stream()
            .mapToDouble(seconds -> seconds[generation - 1])
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
