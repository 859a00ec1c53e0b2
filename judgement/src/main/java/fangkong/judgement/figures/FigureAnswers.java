package fangkong.judgement.figures;

import fangkong.judgement.regions.Region;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The answers about a region, made of the sums of {@link FigureCounts}; each is what the report of
 * that name answers.
 */
public record FigureAnswers(
    Region region,
    BaseFigures baseFigures,
    Funnel funnel,
    EpidemicCurve epidemicCurve,
    Returnees returnees,
    LeadFigures leads,
    DeclarationFigures declarations) {

  /**
   * The answers.
   *
   * @param sums what was counted in the region under each name, added up
   * @param medianElapsed the median, in microseconds, of what came under {@link
   *     FigureCounts#ELAPSED}
   */
  public static FigureAnswers of(
      Region region,
      FigureQuestion question,
      Map<String, Long> sums,
      OptionalDouble medianElapsed) {
    ToIntFunction<String> sum = name -> Math.toIntExact(sums.getOrDefault(name, 0L));
    return new FigureAnswers(
        region,
        BaseFigures.of(
            region, question.cutOff(), figure -> sum.applyAsInt(FigureCounts.FIGURE + figure)),
        funnel(region, question.cutOff(), sum),
        curve(question, sum),
        returnees(sums),
        leads(sums, sum, medianElapsed),
        declarations(sum));
  }

  /** Each answer by the name of its report. */
  public Map<String, Record> byReport() {
    Map<String, Record> answers = new LinkedHashMap<>();
    answers.put("base-figures", baseFigures);
    answers.put("funnel", funnel);
    answers.put("epidemic-curve", epidemicCurve);
    answers.put("returnees", returnees);
    answers.put("leads", leads);
    answers.put("declarations", declarations);
    return answers;
  }

  private static Funnel funnel(Region region, CutOff cutOff, ToIntFunction<String> sum) {
    ToIntFunction<Funnel.Step> step = each -> sum.applyAsInt(FigureCounts.FUNNEL + each);
    return new Funnel(
        cutOff.asOf(),
        cutOff.since(),
        region,
        step.applyAsInt(Funnel.Step.LISTED),
        step.applyAsInt(Funnel.Step.FOUND),
        step.applyAsInt(Funnel.Step.CLASSIFIED),
        step.applyAsInt(Funnel.Step.MEASURED),
        step.applyAsInt(Funnel.Step.RELEASED));
  }

  private static EpidemicCurve curve(FigureQuestion question, ToIntFunction<String> sum) {
    return new EpidemicCurve(
        question.curve().build().days().stream()
            .map(EpidemicCurve.Day::day)
            .map(day ->
                EpidemicCurve.Day.of(
                    day, name -> sum.applyAsInt(FigureCounts.CURVE + day + "." + name)))
            .toList());
  }

  private static Returnees returnees(Map<String, Long> sums) {
    Map<String, Integer> byClause = under(FigureCounts.CLAUSE, sums);
    return new Returnees(total(byClause), byClause);
  }

  private static LeadFigures leads(
      Map<String, Long> sums, ToIntFunction<String> sum, OptionalDouble medianElapsed) {
    Map<String, Integer> outcomes = under(FigureCounts.OUTCOME, sums);
    int verified = total(outcomes);
    int open = sum.applyAsInt(FigureCounts.OPEN);
    return new LeadFigures(verified + open, verified, open, outcomes, duration(medianElapsed));
  }

  private static @Nullable Duration duration(OptionalDouble micros) {
    return micros.isPresent() ? Duration.ofSeconds(Math.round(micros.getAsDouble() / 1e6)) : null;
  }

  private static DeclarationFigures declarations(ToIntFunction<String> sum) {
    int declared = sum.applyAsInt(FigureCounts.DECLARED);
    int inTime = sum.applyAsInt(FigureCounts.IN_TIME);
    return new DeclarationFigures(declared, inTime, declared - inTime);
  }

  /** What was counted under names that begin so, by the rest of the name; none that is nothing. */
  private static Map<String, Integer> under(String prefix, Map<String, Long> sums) {
    Map<String, Integer> under = new TreeMap<>();
    sums.forEach((name, sum) -> {
      if (name.startsWith(prefix) && sum > 0) {
        under.put(name.substring(prefix.length()), Math.toIntExact(sum));
      }
    });
    return under;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
