package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.protocol.Protocol;
import fangkong.cli.Refusal;
import fangkong.codec.AssessmentJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code fangkong assess}. */
@Command(
    name = "assess",
    description = {
      "Derives the standing of everybody in a file of evidence.",
      "Times T are ISO-8601 with an offset."
    },
    usageHelpAutoWidth = true,
    sortOptions = false)
public final class AssessCommand implements Callable<Integer> {
  /** How many people are assessed before their lines are written. */
  private static final int BATCH = 8_192;

  @Spec private CommandSpec spec = CommandSpec.create();

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

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "Whose calendar days count (default: ${DEFAULT-VALUE}).")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--protocols",
      paramLabel = "DIR",
      description = "The folder of protocols (default: protocols beside the launcher).")
  private @Nullable Path protocols;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if ((protocol == null) == compare.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "needs either --protocol ID or --compare ID1,ID2");
    }
    if (rooms != null && (rooms < 0 || compare.isEmpty())) {
      throw new Refusal(
          "option --rooms, value %d: must be 0 or more, and beside --compare".formatted(rooms));
    }
    ProtocolFolder folder = ProtocolFolder.open(protocols);
    Stream<String> lines =
        protocol != null ? assess(folder.protocol("--protocol", protocol)) : comparison(folder);
    Output.write(lines, out);
    return 0;
  }

  private Stream<String> assess(Protocol one) {
    EvidenceFile file = read(List.of(one));
    Assess assess = new Assess(one, zone);
    List<String> persons = file.persons();
    return IntStream.rangeClosed(0, (persons.size() - 1) / BATCH)
        .mapToObj(
            batch -> persons.subList(batch * BATCH, Math.min(persons.size(), (batch + 1) * BATCH)))
        .flatMap(batch ->
            batch.parallelStream()
                .map(person -> AssessmentJson.write(assess.assess(person, file.index(), asOf)))
                .toList()
                .stream());
  }

  private Stream<String> comparison(ProtocolFolder folder) {
    if (compare.size() != 2 || compare.get(0).equals(compare.get(1))) {
      throw new Refusal(
          "option --compare, value " + String.join(",", compare) + ": must be two protocols");
    }
    Protocol first = folder.protocol("--compare", compare.get(0));
    Protocol second = folder.protocol("--compare", compare.get(1));
    EvidenceFile file = read(List.of(first, second));
    OptionalInt available = rooms == null ? OptionalInt.empty() : OptionalInt.of(rooms);
    return Comparison.lines(
        first, second, file, asOf, zone, new Comparison.Resources(available, folder.norms()));
  }

  private EvidenceFile read(List<Protocol> allowed) {
    return EvidenceFile.read(evidence, allowed);
  }
}
