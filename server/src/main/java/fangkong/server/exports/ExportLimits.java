package fangkong.server.exports;

import fangkong.server.accounts.Role;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code fangkong.exports.*} says.
 *
 * @param caps how many rows an office takes out in 24 hours without asking; none where it has none
 * @param most how many rows a file has at most, whoever approves it
 * @param lasts how long it can be fetched
 * @param fetches how often
 */
@ConfigurationProperties("fangkong.exports")
record ExportLimits(
    @DefaultValue Map<Role, Integer> caps,
    @DefaultValue("20000") int most,
    @DefaultValue("24h") Duration lasts,
    @DefaultValue("3") int fetches) {

  static final Duration WINDOW = Duration.ofHours(24);

  ExportLimits {
    caps = Map.copyOf(caps);
  }

  /** Zero where the office takes out nothing at all. */
  int capOf(Role role) {
    return caps.getOrDefault(role, 0);
  }
}
