package fangkong.server.audit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code fangkong.reading.*} says: how many different people an account may see before
 * somebody is told.
 *
 * @param outside of people who are none of its work
 * @param anybody of all people
 * @param exempt offices that are not counted: a resident is everybody without an account, and an
 *     analyst takes whole ledgers along, each time for a purpose that is recorded
 * @param every how often is counted
 */
@ConfigurationProperties("fangkong.reading")
record ReadingLimits(
    @DefaultValue Outside outside,
    @DefaultValue Anybody anybody,
    @DefaultValue({"RESIDENT", "ANALYST"}) List<String> exempt,
    @DefaultValue("2m") Duration every) {

  private static final Duration LATEST = Duration.ofMinutes(5);

  record Outside(@DefaultValue("30") int hour, @DefaultValue("100") int day) {}

  record Anybody(@DefaultValue("2000") int hour, @DefaultValue("5000") int day) {}

  ReadingLimits {
    if (every.isNegative() || every.isZero() || every.compareTo(LATEST) > 0) {
      throw new IllegalArgumentException(
          "fangkong.reading.every is %s. Maybe 2m; at most 5m, so that somebody is told in time."
              .formatted(every));
    }
    exempt = List.copyOf(exempt);
  }

  int of(Alert.Rule rule, Alert.Span span) {
    return switch (rule) {
      case OUTSIDE ->
          switch (span) {
            case HOUR -> outside.hour();
            case DAY -> outside.day();
          };
      case ANYBODY ->
          switch (span) {
            case HOUR -> anybody.hour();
            case DAY -> anybody.day();
          };
    };
  }
}
