package fangkong.judgement.figures;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The base figures of a region at a cut-off, all of them persons.
 *
 * @param asOf the cut-off
 * @param since the cut-off of the period before
 * @param screened persons of whose journey or origin something became known in the period
 * @param cumulative ever managed
 * @param equations what must close, with both sides
 */
public record BaseFigures(
    Region region,
    Instant asOf,
    Instant since,
    long screened,
    int cumulative,
    Managed managed,
    int released,
    int confirmed,
    int movedOut,
    int followed,
    Period period,
    List<Equation> equations) {

  /** Those under management at the cut-off, by where they are. */
  public record Managed(
      int total,
      int central,
      int awaitingTransfer,
      int homeIsolation,
      int homeMonitoring,
      int hospital) {

    private Equation equation() {
      return new Equation(
          "managed = central + awaitingTransfer + homeIsolation + homeMonitoring + hospital",
          total,
          (long) central + awaitingTransfer + homeIsolation + homeMonitoring + hospital);
    }
  }

  /**
   * From the cut-off before to this one.
   *
   * @param withdrawn managed before and, as it turned out, without reason: a ruling set the
   *     evidence aside
   */
  public record Period(
      int last, int added, int released, int confirmed, int movedOut, int withdrawn, int current) {

    private Equation equation() {
      return new Equation(
          "current = last + added - released - confirmed - movedOut - withdrawn",
          current,
          (long) last + added - released - confirmed - movedOut - withdrawn);
    }
  }

  /** Two sides that must be equal. */
  public record Equation(String name, long left, long right) {
    public boolean closes() {
      return left == right;
    }
  }

  public boolean close() {
    return equations.stream().allMatch(Equation::closes);
  }

  public static BaseFigures of(Region region, CutOff cutOff, ToIntFunction<Figure> size) {
    Managed managed =
        new Managed(
            size.applyAsInt(Figure.MANAGED),
            size.applyAsInt(Figure.CENTRAL),
            size.applyAsInt(Figure.AWAITING_TRANSFER),
            size.applyAsInt(Figure.HOME_ISOLATION),
            size.applyAsInt(Figure.HOME_MONITORING),
            size.applyAsInt(Figure.HOSPITAL));
    Period period =
        new Period(
            size.applyAsInt(Figure.LAST),
            size.applyAsInt(Figure.ADDED),
            size.applyAsInt(Figure.PERIOD_RELEASED),
            size.applyAsInt(Figure.PERIOD_CONFIRMED),
            size.applyAsInt(Figure.PERIOD_MOVED_OUT),
            size.applyAsInt(Figure.WITHDRAWN),
            size.applyAsInt(Figure.CURRENT));
    int cumulative = size.applyAsInt(Figure.CUMULATIVE);
    int released = size.applyAsInt(Figure.RELEASED);
    int confirmed = size.applyAsInt(Figure.CONFIRMED);
    int movedOut = size.applyAsInt(Figure.MOVED_OUT);
    return new BaseFigures(
        region,
        cutOff.asOf(),
        cutOff.since(),
        size.applyAsInt(Figure.SCREENED),
        cumulative,
        managed,
        released,
        confirmed,
        movedOut,
        size.applyAsInt(Figure.FOLLOWED),
        period,
        List.of(
            new Equation(
                "cumulative = managed + released + confirmed + movedOut",
                cumulative,
                (long) managed.total() + released + confirmed + movedOut),
            managed.equation(),
            period.equation()));
  }
}
