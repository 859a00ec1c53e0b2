package fangkong.benchmarks;

import fangkong.benchmarks.report.Growth;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * What all measurements of a run share.
 *
 * @param limit when a peer is stopped
 * @param growth takes the times of the question that everybody is asked at each size
 */
record Run(Duration limit, Growth growth, SequencedSet<String> versionSet, PrintWriter err) {

  Run(long limitSeconds, PrintWriter err) {
    this(Duration.ofSeconds(limitSeconds), new Growth(), new LinkedHashSet<>(), err);
  }

  void say(String line) {
    err.println(line);
    err.flush();
  }

  void version(String version) {
    versionSet.add(version);
  }

  /** What answered, as it named itself. */
  List<String> versions() {
    return List.copyOf(versionSet);
  }
}
