package fangkong.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** The calendar of a time zone; days are epoch days. */
final class Days {
  private static final long SECONDS = 86_400;

  private final ZoneId zone;
  private final ZoneRules rules;

  Days(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** The local day of an instant. */
  long of(Instant instant) {
    return Math.floorDiv(
        instant.getEpochSecond() + rules.getOffset(instant).getTotalSeconds(), SECONDS);
  }

  /** The first instant of a local day. */
  Instant startOf(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
  }
}
