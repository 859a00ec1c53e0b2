package fangkong.cli.count;

import fangkong.judgement.evidence.LoggedFact;
import fangkong.judgement.figures.FigureAnswers;
import fangkong.judgement.figures.FigureCounts;
import fangkong.judgement.regions.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code fangkong count}. */
@Command(
    name = "count",
    description = {
      "Counts the figures of regions at a cut-off, from the ledger of facts, as the server does.",
      "Times T are ISO-8601 with an offset."
    },
    usageHelpAutoWidth = true,
    sortOptions = false)
public final class CountCommand implements Callable<Integer> {
  @Mixin private CountOptions options = new CountOptions();

  @Override
  public Integer call() {
    options.check();
    options.write(answers(options.counting(), FactFiles.read(options.facts())));
    return 0;
  }

  private static Stream<FigureAnswers> answers(Counting counting, Collection<LoggedFact> facts) {
    Map<Region, Map<String, Long>> sums = new HashMap<>();
    Map<Region, List<Long>> elapsed = new HashMap<>();
    counting
        .counts()
        .count(
            facts.stream().filter(each -> each.fact().person() != null).toList(),
            List.of(),
            (region, name, value) -> {
              if (name.equals(FigureCounts.ELAPSED)) {
                elapsed.computeIfAbsent(region, _ -> new ArrayList<>()).add(value);
              } else {
                sums.computeIfAbsent(region, _ -> new HashMap<>()).merge(name, value, Long::sum);
              }
            });
    return counting.question().regions().stream()
        .map(region ->
            FigureAnswers.of(
                region,
                counting.question(),
                sums.getOrDefault(region, Map.of()),
                median(elapsed.getOrDefault(region, List.of()))));
  }

  /** Between the two in the middle where they are even. */
  private static OptionalDouble median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0);
  }
}
