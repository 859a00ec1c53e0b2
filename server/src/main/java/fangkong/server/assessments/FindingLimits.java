package fangkong.server.assessments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code fangkong.finding.*} says: how often an account may look for somebody by number, or by
 * name and phone.
 *
 * @param count how often at once, 1 at least; those spent come back one by one
 * @param window after which all of them are back
 */
@ConfigurationProperties("fangkong.finding")
record FindingLimits(@DefaultValue("60") int count, @DefaultValue("10m") Duration window) {

  FindingLimits {
    if (count < 1 || !window.isPositive()) {
      throw new IllegalArgumentException(
          "fangkong.finding.count is %d and fangkong.finding.window %s. Maybe 60 and 10m."
              .formatted(count, window));
    }
  }
}
