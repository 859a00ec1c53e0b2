package fangkong.cli.assess;

import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Whose calendar days count. */
public final class ZoneOption {
  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "Whose calendar days count (default: ${DEFAULT-VALUE}).")
  private ZoneId zone = ZoneId.of("UTC");

  public ZoneId zone() {
    return zone;
  }
}
