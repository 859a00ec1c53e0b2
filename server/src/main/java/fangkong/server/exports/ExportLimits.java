package fangkong.server.exports;

import fangkong.server.accounts.Role;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code fangkong.exports.*} says.
 *
 * @param caps how many rows an office takes out in 24 hours without asking
 * @param most how many rows a file has at most, whoever approves it
 * @param lasts how long it can be fetched
 * @param fetches how often
 */
@ConfigurationProperties("fangkong.exports")
record ExportLimits(
    @DefaultValue Caps caps,
    @DefaultValue("20000") int most,
    @DefaultValue("24h") Duration lasts,
    @DefaultValue("3") int fetches) {

  static final Duration WINDOW = Duration.ofHours(24);

  record Caps(
      @DefaultValue("100") int gridWorker,
      @DefaultValue("1000") int gridLead,
      @DefaultValue("1000") int epidemiologist,
      @DefaultValue("5000") int command) {}

  /** Zero where the office takes out nothing at all. */
  int capOf(Role role) {
    return switch (role) {
      case GRID_WORKER -> caps.gridWorker();
      case GRID_LEAD -> caps.gridLead();
      case EPIDEMIOLOGIST -> caps.epidemiologist();
      case COMMAND -> caps.command();
      case ADMINISTRATOR,
          CHECKPOINT,
          SITE,
          SAMPLING,
          LAB,
          INSPECTOR,
          SUPPLIES,
          SUPERVISION,
          PRIVACY_OFFICER,
          ANALYST,
          AUDITOR,
          RESIDENT ->
          0;
    };
  }
}
