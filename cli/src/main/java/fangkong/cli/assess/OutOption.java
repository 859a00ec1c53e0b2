package fangkong.cli.assess;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where lines are written. */
public final class OutOption {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private @Nullable Path out;

  /**
   * Writes lines to the file that was named, which appears whole or not at all, or to standard
   * output.
   */
  public void write(Stream<String> lines) {
    Output.write(lines, out);
  }
}
