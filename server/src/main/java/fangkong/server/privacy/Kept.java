package fangkong.server.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a class is kept, and what was erased of it.
 *
 * @param days null where it is kept until the event is closed
 * @param most the most days that may be set; null as well
 * @param source the norm, {@code HOUSE} where none is known
 * @param lastRun null where it was never looked through
 * @param erased in all runs
 */
public record Kept(
    RetentionClass kind,
    @Nullable Integer days,
    @Nullable Integer least,
    @Nullable Integer most,
    String source,
    @Nullable LastRun lastRun,
    long erased) {

  /**
   * The latest run.
   *
   * @param kept over their time, and still what a standing, a case or a trace rests on
   */
  public record LastRun(Instant at, long erased, long kept) {}
}
