package fangkong.server.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A check-in as the log has it.
 *
 * @param id the fact's
 * @param known when it was reported
 */
public record LoggedCheckIn(UUID id, Instant known, CheckIn checkIn) {

  /** A check-in of more than this is long. */
  public static final Duration LONG = Duration.ofDays(1);

  /** Whether it began at that time or later, or is long and was not over by then. */
  public boolean reaches(Instant from) {
    Instant until = checkIn.until();
    return !checkIn.at().isBefore(from)
        || (until != null
            && until.isAfter(from)
            && Duration.between(checkIn.at(), until).compareTo(LONG) > 0);
  }
}
