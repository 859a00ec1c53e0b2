package fangkong.server.evidence;

import fangkong.judgement.lists.RowState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The receipt of a pushed list: {@code rowsRead = accepted + updated + duplicate + rejected}. */
public record PushedList(
    UUID id,
    String name,
    String encoding,
    Instant receivedAt,
    int rowsRead,
    int accepted,
    int updated,
    int duplicate,
    int rejected) {

  public PushedList {
    if (rowsRead != accepted + updated + duplicate + rejected) {
      throw new IllegalStateException("rows of list " + id + " do not add up");
    }
  }

  static PushedList of(
      UUID id, String name, String encoding, Instant receivedAt, List<RowResult> results) {
    return new PushedList(
        id,
        name,
        encoding,
        receivedAt,
        results.size(),
        count(results, RowState.ACCEPTED),
        count(results, RowState.UPDATED),
        count(results, RowState.DUPLICATE),
        count(results, RowState.REJECTED));
  }

  private static int count(List<RowResult> results, RowState state) {
    return Math.toIntExact(results.stream().filter(result -> result.state() == state).count());
  }
}
