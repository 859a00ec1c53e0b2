package fangkong.server.emergency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code fangkong.emergency.*} says.
 *
 * @param lasts how long an access holds
 * @param aDay how many of them an account has in 24 hours
 */
@ConfigurationProperties("fangkong.emergency")
record EmergencyLimits(@DefaultValue("2h") Duration lasts, @DefaultValue("3") int aDay) {

  static final Duration DAY = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofHours(2);

  EmergencyLimits {
    if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "fangkong.emergency.lasts is %s. Maybe 2h; no access holds longer.".formatted(lasts));
    }
  }
}
