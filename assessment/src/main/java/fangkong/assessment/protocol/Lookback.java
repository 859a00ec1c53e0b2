package fangkong.assessment.protocol;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which time around a case counts for its exposures; applied where exposures are made, not in
 * assessment.
 *
 * @param windows by what they count from: {@code onset}, {@code sample}, {@code rash}, a local
 *     variant
 * @param fromOnset whether exposures count from the onset on only
 * @param lingerHours how long a place exposes after the case has left
 */
public record Lookback(
    Map<String, Window> windows, boolean fromOnset, int lingerHours, Source source) {
  public Lookback {
    windows = Map.copyOf(windows);
    Objects.requireNonNull(source, "source");
    if (lingerHours < 0) {
      throw new IllegalArgumentException("linger_h is " + lingerHours + ". Maybe 0 or more");
    }
  }

  /** Days relative to an event, day 0 being its day; without last day it is open. */
  public record Window(int firstDay, OptionalInt lastDay) {
    public Window {
      if (lastDay.isPresent() && lastDay.getAsInt() < firstDay) {
        throw new IllegalArgumentException("window ends on day " + lastDay.getAsInt());
      }
    }
  }
}
