package fangkong.server.evidence;

import fangkong.server.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a batch of facts: taken whole, or refused whole. */
public sealed interface Receipt {

  /**
   * Stored, all of it, now or before.
   *
   * @param people the register's id of each fact's person, in the order of the batch; null for a
   *     household's fact
   */
  record Taken(int accepted, int duplicate, List<@Nullable UUID> people) implements Receipt {}

  /** Nothing stored. */
  record Refused(List<Problem> problems) implements Receipt {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
