package fangkong.assessment;

import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.TestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One PCR sample: all lines with one {@code sampled}. */
record Sample(Instant sampled, long day, List<Test> lines) {

  /** The worst result of the lines that count, or null when none does. */
  @Nullable TestResult resultAt(Moment moment) {
    TestResult worst = null;
    for (Test line : lines) {
      if (moment.counts(line) && (worst == null || line.result().compareTo(worst) < 0)) {
        worst = line.result();
      }
    }
    return worst;
  }

  List<String> idsAt(Moment moment) {
    List<String> ids = new ArrayList<>(lines.size());
    for (Test line : lines) {
      if (moment.counts(line)) {
        ids.add(line.id());
      }
    }
    ids.sort(CodePoints.ORDER);
    return ids;
  }
}
