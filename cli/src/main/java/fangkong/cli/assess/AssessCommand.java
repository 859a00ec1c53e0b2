package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.protocol.Protocol;
import fangkong.codec.AssessmentJson;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<Protocol> protocols = options.protocols(folder);
    EvidenceFile file = EvidenceFile.read(options.evidence(), protocols);
    options.write(
        protocols.size() == 1
            ? assess(protocols.get(0), file)
            : compare(protocols, file, options.resources(folder)));
    return 0;
  }

  private Stream<String> assess(Protocol one, EvidenceFile file) {
    Assess assess = new Assess(one, options.zone());
    List<String> persons = file.persons();
    return IntStream.rangeClosed(0, (persons.size() - 1) / BATCH)
        .mapToObj(
            batch -> persons.subList(batch * BATCH, Math.min(persons.size(), (batch + 1) * BATCH)))
        .flatMap(batch ->
            batch.parallelStream()
                .map(person ->
                    AssessmentJson.write(assess.assess(person, file.index(), options.asOf())))
                .toList()
                .stream());
  }

  private Stream<String> compare(
      List<Protocol> two, EvidenceFile file, Comparison.Resources resources) {
    Comparison comparison = new Comparison(two.get(0), two.get(1), options.asOf(), options.zone());
    return comparison.lines(comparison.count(file.persons(), file.index()), resources);
  }
}
