package fangkong.server.evidence;

import fangkong.judgement.regions.Region;
import fangkong.server.people.Register;
import fangkong.server.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one row of a pushed list; rows count from 1 after the header. */
public record RowResult(
    int row,
    @Nullable Region region,
    State state,
    Register.@Nullable Match match,
    @Nullable UUID lead,
    @Nullable Problem problem) {

  public enum State {
    ACCEPTED,
    UPDATED,
    DUPLICATE,
    REJECTED
  }

  static RowResult rejected(int row, Problem problem) {
    return new RowResult(row, null, State.REJECTED, null, null, problem);
  }
}
