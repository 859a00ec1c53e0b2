package fangkong.cli.assess;

import fangkong.assessment.protocol.Protocol;
import fangkong.cli.Folders;
import fangkong.cli.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of an assessment of a file of evidence, whoever assesses. */
public final class AssessOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--protocol",
      paramLabel = "ID",
      description = "The protocol; see: fangkong protocols.")
  private @Nullable String protocol;

  @Option(
      names = "--compare",
      paramLabel = "ID1,ID2",
      split = ",",
      description = {
        "Two protocols whose consequences are set side by side, as CSV: people by category and",
        "tier; rooms, tests, people at home and staff a day for 14 days."
      })
  private List<String> compare = List.of();

  @Option(
      names = "--rooms",
      paramLabel = "N",
      description = {
        "With --compare: how many rooms of central isolation there are. Days on which more are",
        "needed get a line rooms_short."
      })
  private @Nullable Integer rooms;

  @Option(
      names = "--evidence",
      paramLabel = "FILE.jsonl",
      required = true,
      description = "Evidence, one JSON object a line.")
  private Path evidence = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "T",
      required = true,
      converter = TimeWithOffset.class,
      description = "The instant at which people stand so.")
  private Instant asOf = Instant.EPOCH;

  @Mixin private ProtocolsOption protocols = new ProtocolsOption();
  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private OutOption out = new OutOption();

  /** Refuses options that contradict each other. */
  public void check() {
    if ((protocol == null) == compare.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "needs either --protocol ID or --compare ID1,ID2");
    }
    if (rooms != null && (rooms < 0 || compare.isEmpty())) {
      throw new Refusal(
          "option --rooms, value %d: must be 0 or more, and beside --compare".formatted(rooms));
    }
  }

  /** Reads the folder of protocols, or refuses it. */
  public ProtocolFolder folder() {
    return protocols.folder();
  }

  /** The question, refused where a protocol is not there. */
  public AssessQuestion question(ProtocolFolder folder) {
    return new AssessQuestion(asOf, zone.zone(), folder, protocols(folder));
  }

  private List<Protocol> protocols(ProtocolFolder folder) {
    if (protocol != null) {
      return List.of(folder.protocol("--protocol", protocol));
    }
    if (compare.size() != 2 || compare.get(0).equals(compare.get(1))) {
      throw new Refusal(
          "option --compare, value " + String.join(",", compare) + ": must be two protocols");
    }
    return compare.stream().map(id -> folder.protocol("--compare", id)).toList();
  }

  /** What there is to meet the needs of those who are compared. */
  public Comparison.Resources resources(ProtocolFolder folder) {
    return new Comparison.Resources(
        rooms == null ? OptionalInt.empty() : OptionalInt.of(rooms), folder.norms());
  }

  public Path evidence() {
    return evidence;
  }

  /** The file of evidence, or the {@code .jsonl} files where it is a folder. */
  public List<String> evidenceFiles() {
    if (!Files.isDirectory(evidence)) {
      return List.of(evidence.toString());
    }
    List<String> files = Folders.list(evidence, 1, ".*\\.jsonl");
    if (files.isEmpty()) {
      throw new Refusal(
          "option --evidence, value %s: no file of this folder ends in .jsonl. Maybe name a file"
              .formatted(evidence));
    }
    return files;
  }

  /**
   * Writes lines to the file that was named, which appears whole or not at all, or to standard
   * output.
   */
  public void write(Stream<String> lines) {
    out.write(lines);
  }
}
