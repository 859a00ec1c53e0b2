package fangkong.benchmarks.drools;

import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.evidence.Evidence.Stay;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are asked as of: an instant, whose days count, and the durations, tests and
 * colours of the protocol. Days are epoch days.
 */
public final class AsOf {
  private final Instant at;
  private final ZoneId zone;
  private final Protocol protocol;

  public AsOf(Instant at, ZoneId zone, Protocol protocol) {
    this.at = at;
    this.zone = zone;
    this.protocol = protocol;
  }

  Instant at() {
    return at;
  }

  long today() {
    return day(at);
  }

  public long day(Instant instant) {
    return LocalDate.ofInstant(instant, zone).toEpochDay();
  }

  /** The first instant of a day. */
  Instant startOf(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
  }

  /** The place of a category in the order of severity. */
  int severityOf(String category) {
    for (int i = 0; i < protocol.categories().size(); i++) {
      if (protocol.categories().get(i).id().equals(category)) {
        return i;
      }
    }
    throw new IllegalArgumentException("category " + category + " is not of " + protocol.id());
  }

  Category category(int severity) {
    return protocol.categories().get(severity);
  }

  public Fired fired(String category, Exposure line) {
    return fired(category, line.person(), clipped(line.until()), line.known());
  }

  public Fired fired(String category, Stay line) {
    return fired(category, line.person(), clipped(line.until()), line.known());
  }

  /** A clause that fires on an event. */
  public Fired fired(String category, String person, Instant event, Instant known) {
    int historyDays = category(severityOf(category)).historyDays().orElse(Integer.MAX_VALUE);
    return new Fired(person, category, false, day(event), day(known), historyDays);
  }

  /** A clause whose course a ruling opens. */
  public Fired fired(Assigned ruling) {
    return new Fired(
        ruling.person(),
        ruling.category(),
        true,
        day(ruling.at()),
        day(ruling.known()),
        Integer.MAX_VALUE);
  }

  private Instant clipped(@Nullable Instant until) {
    return until == null || until.isAfter(at) ? at : until;
  }

  /** The earliest of some instants; {@link Waiting#NEVER} of none. */
  public static Instant earliest(Collection<?> instants) {
    return instants.stream()
        .map(Instant.class::cast)
        .min(Comparator.naturalOrder())
        .orElse(Waiting.NEVER);
  }
}
