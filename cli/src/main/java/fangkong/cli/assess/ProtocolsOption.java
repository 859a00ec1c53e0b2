package fangkong.cli.assess;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the protocols are. */
public final class ProtocolsOption {
  @Option(
      names = "--protocols",
      paramLabel = "DIR",
      description = "The folder of protocols (default: protocols beside the launcher).")
  private @Nullable Path protocols;

  /** Reads the folder of protocols, or refuses it. */
  public ProtocolFolder folder() {
    return ProtocolFolder.open(protocols);
  }
}
