package fangkong.server.investigations;

import java.util.List;
import java.util.UUID;

/**
 * What a trace found.
 *
 * @param checkIns how many check-ins there were to look at: all in memory, or those that were read
 * @param micros how long the engine took, arranging the check-ins that were new to it included
 * @param generationMicros how long each generation took, the first one first; arranging the
 *     check-ins is in none; empty where it was not measured
 * @param contacts how many contacts each generation has, the first one first
 * @param exposures how many exposures all contacts have
 * @param exposuresKept whether each of them can be asked for: not where there are too many
 */
public record TraceSummary(
    UUID id,
    int checkIns,
    long micros,
    List<Long> generationMicros,
    List<Integer> contacts,
    long exposures,
    boolean exposuresKept) {
  public TraceSummary {
    generationMicros = List.copyOf(generationMicros);
    contacts = List.copyOf(contacts);
  }

  /** Of one that was kept. */
  static TraceSummary of(Trace kept) {
    return new TraceSummary(
        kept.id(),
        kept.checkIns(),
        kept.micros(),
        kept.generationMicros(),
        kept.contacts(),
        kept.exposures(),
        kept.exposuresKept());
  }
}
