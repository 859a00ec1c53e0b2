package fangkong.server.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the check-ins of the log, as often as wanted, so that each is read once: what has been read
 * is a snapshot of the database, and what is new is what a later snapshot sees and that one did
 * not. A number or a time would not do: transactions commit in another order than they begin in, so
 * that a lower one may become visible after a higher one was read.
 *
 * <p>Everything here is for readers under a scope that sees everything.
 */
@Service
public class CheckInLog {

  private final JdbcCheckIns jdbc;

  CheckInLog(JdbcCheckIns jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far somebody has read: everything that was committed when the snapshot was taken.
   *
   * @param snapshot as PostgreSQL writes it
   * @param era of one run of PostgreSQL; a snapshot means nothing in another one, since a crash may
   *     give numbers of transactions out again that nothing was written under
   */
  public record Position(String snapshot, String era) {}

  /**
   * What was committed between two positions.
   *
   * @param residences whether residences were among it
   * @param position how far it has been read with this
   */
  public record News(List<LoggedCheckIn> checkIns, boolean residences, Position position) {
    public News {
      checkIns = List.copyOf(checkIns);
    }
  }

  /** Where to begin. What came from another cluster's dump is made readable first. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Position begin() {
    jdbc.settleForeign();
    return jdbc.position();
  }

  /**
   * Check-ins before a position that began at {@code from} or later, in order of their beginning, a
   * page at a time; the first one after none. Whatever is committed between two pages is on none.
   */
  @Transactional(readOnly = true)
  public List<LoggedCheckIn> page(
      Position before, Instant from, Optional<LoggedCheckIn> after, int limit) {
    return jdbc.page(before, from, after, limit);
  }

  /** Long check-ins before a position that began before {@code from} and were not over by then. */
  @Transactional(readOnly = true)
  public List<LoggedCheckIn> listReaching(Position before, Instant from) {
    return jdbc.listReaching(before, from);
  }

  /** What was committed since. */
  @Transactional(
      readOnly = true,
      isolation = Isolation.REPEATABLE_READ,
      propagation = Propagation.REQUIRES_NEW)
  public News since(Position position) {
    Position now = jdbc.position();
    return new News(jdbc.listSince(position), jdbc.hasResidencesSince(position), now);
  }

  /** How many check-ins that reach {@code from} are known by then. */
  @Transactional(readOnly = true)
  public long count(Instant from, Instant knownBy) {
    return jdbc.count(from, knownBy);
  }

  /** The check-ins that reach {@code from}, began before {@code until} and are known by then. */
  @Transactional(readOnly = true)
  public List<CheckIn> list(Instant from, Instant until, Instant knownBy) {
    return jdbc.list(from, until, knownBy);
  }
}
