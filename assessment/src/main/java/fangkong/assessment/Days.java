package fangkong.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The calendar of a time zone; days are epoch days.
 *
 * <p>The span of the offset asked for last is kept, as most instants of one assessment lie in one.
 * Spans are immutable, so a race between threads only costs a second look.
 */
final class Days {
  private static final long SECONDS = 86_400;

  /** The seconds {@code [from, until)} in which one offset holds. */
  private record Span(long from, long until, int offset) {}

  private final ZoneId zone;
  private final ZoneRules rules;
  private Span last;

  Days(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.last = span(Instant.EPOCH);
  }

  /** The local day of an instant. */
  long of(Instant instant) {
    long second = instant.getEpochSecond();
    Span span = last;
    if (second < span.from || second >= span.until) {
      span = span(instant);
      last = span;
    }
    return Math.floorDiv(second + span.offset, SECONDS);
  }

  private Span span(Instant instant) {
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    return new Span(
        before == null ? Long.MIN_VALUE : before.toEpochSecond(),
        after == null ? Long.MAX_VALUE : after.toEpochSecond(),
        rules.getOffset(instant).getTotalSeconds());
  }

  /** The first instant of a local day. */
  Instant startOf(long day) {
    Span span = last;
    long second = day * SECONDS - span.offset;
    // A day away from any transition midnight is where the offset puts it.
    if (second - SECONDS >= span.from && second + SECONDS < span.until) {
      return Instant.ofEpochSecond(second);
    }
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
  }
}
