package fangkong.server.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A clock that runs like the system's from wherever it was last set. Thread-safe. */
public final class DemonstrationClock extends Clock {

  private final Clock system;
  private volatile Duration shift = Duration.ZERO;

  DemonstrationClock(Clock system) {
    this.system = system;
  }

  public void set(Instant now) {
    shift = Duration.between(system.instant(), now.truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public Instant instant() {
    return system.instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftedView(zone);
  }

  private final class ShiftedView extends Clock {
    private final ZoneId zone;

    ShiftedView(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return DemonstrationClock.this.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new ShiftedView(other);
    }
  }
}
