package fangkong.benchmarks.assessors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What became of people given to an assessor.
 *
 * @param standings by the numbers of the people; null where it was stopped before
 */
public record Assessed(List<@Nullable Standing> standings, Blocks.Timed timed) {

  /** Has {@code people} people assessed, or as many as can be within the limit. */
  public static Assessed by(Assessor assessor, int people, int threads, Duration limit)
      throws InterruptedException, ExecutionException {
    @Nullable Standing[] standings = new Standing[people];
    Blocks.Timed timed =
        Blocks.run(
            people,
            assessor.block(),
            threads,
            limit,
            () -> {
              Assessor.Worker worker = assessor.worker();
              return (from, until) -> worker.assess(from, until, standings);
            });
    List<@Nullable Standing> listed = new ArrayList<>(people);
    for (Standing standing : standings) {
      listed.add(standing);
    }
    return new Assessed(listed, timed);
  }

  /** The first person of whom both say something and not the same, in words. */
  public Optional<String> findDifference(Assessed other, List<String> persons) {
    for (int i = 0; i < standings.size(); i++) {
      Standing mine = standings.get(i);
      Standing theirs = other.standings.get(i);
      if (mine != null && theirs != null && !mine.equals(theirs)) {
        return Optional.of(persons.get(i) + ": " + mine + ", " + theirs);
      }
    }
    return Optional.empty();
  }
}
