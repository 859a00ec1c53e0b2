package fangkong.assessment;

import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.TestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One PCR sample: a line, and the others with the same {@code sampled}, mostly none. */
record Sample(long day, Test first, List<Test> others) {

  Instant sampled() {
    return first.sampled();
  }

  /** The worst result of the lines that count, or null when none does. */
  @Nullable TestResult resultAt(Moment moment) {
    TestResult worst = moment.counts(first) ? first.result() : null;
    if (!others.isEmpty()) {
      for (Test line : others) {
        if (moment.counts(line) && (worst == null || line.result().compareTo(worst) < 0)) {
          worst = line.result();
        }
      }
    }
    return worst;
  }

  List<String> idsAt(Moment moment) {
    if (others.isEmpty()) {
      return moment.counts(first) ? List.of(first.id()) : List.of();
    }
    List<String> ids = new ArrayList<>(others.size() + 1);
    if (moment.counts(first)) {
      ids.add(first.id());
    }
    for (Test line : others) {
      if (moment.counts(line)) {
        ids.add(line.id());
      }
    }
    ids.sort(CodePoints.ORDER);
    return ids;
  }
}
