package fangkong.server.evidence;

import fangkong.judgement.lists.RowState;
import fangkong.judgement.people.Match;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one row of a pushed list; rows count from 1 after the header. */
public record RowResult(
    int row,
    @Nullable Region region,
    RowState state,
    @Nullable Match match,
    @Nullable UUID lead,
    @Nullable Problem problem) {

  static RowResult rejected(int row, Problem problem) {
    return new RowResult(row, null, RowState.REJECTED, null, null, problem);
  }
}
