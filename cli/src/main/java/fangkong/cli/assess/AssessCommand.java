package fangkong.cli.assess;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private AssessOptions options = new AssessOptions();

  @Override
  public Integer call() {
    options.check();
    ProtocolFolder folder = options.folder();
    AssessQuestion question = options.question(folder);
    EvidenceFile file = EvidenceFile.read(options.evidence(), question.protocols());
    options.write(
        question.isComparison()
            ? compare(question.comparison(), file, options.resources(folder))
            : assess(question.standings(file.index()), file.persons()));
    return 0;
  }

  private static Stream<String> assess(Function<String, String> standings, List<String> persons) {
    return IntStream.rangeClosed(0, (persons.size() - 1) / BATCH)
        .mapToObj(
            batch -> persons.subList(batch * BATCH, Math.min(persons.size(), (batch + 1) * BATCH)))
        .flatMap(batch -> batch.parallelStream().map(standings).toList().stream());
  }

  private static Stream<String> compare(
      Comparison comparison, EvidenceFile file, Comparison.Resources resources) {
    return comparison.lines(comparison.count(file.persons(), file.index()), resources);
  }
}
