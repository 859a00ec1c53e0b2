package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a trace over files, whoever traces. */
public final class TraceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--checkins",
      paramLabel = "FILE",
      description = "Check-ins: person,place,entered_at,left_at.")
  private @Nullable String checkIns;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = "Cases: person,infectious_from,infectious_until.")
  private String cases = "";

  @Option(
      names = "--contacts",
      paramLabel = "FILE",
      description = "Named contacts: person,contact,from,until.")
  private @Nullable String contacts;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many generations to find (default: ${DEFAULT-VALUE}).")
  private int generations;

  @Option(
      names = "--min-overlap",
      paramLabel = "D",
      defaultValue = "0",
      converter = DurationOption.class,
      description = "The least length of an exposure (default: ${DEFAULT-VALUE}).")
  private long minOverlap;

  @Option(
      names = "--linger",
      paramLabel = "D",
      defaultValue = "0",
      converter = DurationOption.class,
      description = "How long a place exposes after a source left (default: ${DEFAULT-VALUE}).")
  private long linger;

  @Option(
      names = "--assumed-stay",
      paramLabel = "D",
      defaultValue = "PT1H",
      converter = DurationOption.class,
      description = "How long a stay without left_at lasts at most (default: ${DEFAULT-VALUE}).")
  private long assumedStay;

  @Option(
      names = "--latent",
      paramLabel = "D",
      defaultValue = "0",
      converter = DurationOption.class,
      description = "From first exposure to being infectious (default: ${DEFAULT-VALUE}).")
  private long latent;

  @Option(
      names = "--until",
      paramLabel = "T",
      converter = TimeOption.class,
      description = "End of open windows (default: the latest end of any stay).")
  private @Nullable Long until;

  @Option(names = "--sources", description = "Also write sources and main_source.")
  private boolean withSources;

  @Option(
      names = "--on-bad-row",
      paramLabel = "fail|report",
      defaultValue = "fail",
      description = "Stop at the first bad row, or write them to FILE.rejected.csv and go on.")
  private OnBadRow onBadRow = OnBadRow.FAIL;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Where to write the contacts (default: standard output).")
  private @Nullable String out;

  /** Refuses options that contradict each other. */
  public void check() {
    if (checkIns == null && contacts == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--checkins=FILE' or '--contacts=FILE'");
    }
    if (generations < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--generations': \"%d\" is negative".formatted(generations));
    }
    if (files().stream().filter("-"::equals).count() > 1) {
      throw new ParameterException(spec.commandLine(), "only one FILE can be - (standard input)");
    }
  }

  /** The files that are read. */
  public List<String> files() {
    return Stream.of(checkIns, cases, contacts).filter(Objects::nonNull).toList();
  }

  public Optional<String> checkIns() {
    return Optional.ofNullable(checkIns);
  }

  public String cases() {
    return cases;
  }

  public Optional<String> contacts() {
    return Optional.ofNullable(contacts);
  }

  public int generations() {
    return generations;
  }

  public long minOverlapSeconds() {
    return minOverlap;
  }

  public long lingerSeconds() {
    return linger;
  }

  public long assumedStaySeconds() {
    return assumedStay;
  }

  public long latentSeconds() {
    return latent;
  }

  /** The end of open windows, where it was given: an epoch second. */
  public OptionalLong until() {
    return until == null ? OptionalLong.empty() : OptionalLong.of(until);
  }

  public boolean withSources() {
    return withSources;
  }

  public OnBadRow onBadRow() {
    return onBadRow;
  }

  /** What writes the contacts. */
  @FunctionalInterface
  public interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes to the file that was named, which appears whole or not at all, or to standard output.
   */
  public void write(Writer writer) {
    if (out != null) {
      try (OutputFile file = OutputFile.at(out)) {
        writer.writeTo(file.stream());
        file.commit();
      } catch (IOException e) {
        throw new Refusal("%s: it cannot be written: %s".formatted(out, e.getMessage()), e);
      }
      return;
    }
    try {
      writer.writeTo(System.out);
    } catch (IOException e) {
      throw new Refusal("standard output: it cannot be written: " + e.getMessage(), e);
    }
    if (System.out.checkError()) {
      throw new Refusal("standard output: it cannot be written. Maybe its reader has gone.");
    }
  }
}
