package fangkong.server.investigations;

import java.util.List;
import java.util.UUID;

/**
 * What a trace found.
 *
 * @param checkIns how many check-ins were looked at
 * @param micros how long the engine took, arranging the check-ins included
 * @param contacts how many contacts each generation has, the first one first
 */
public record TraceSummary(UUID id, int checkIns, long micros, List<Integer> contacts) {
  public TraceSummary {
    contacts = List.copyOf(contacts);
  }
}
