package fangkong.judgement.figures;

import fangkong.judgement.regions.Region;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Which figures are asked for.
 *
 * @param days of the epidemic curve, the last one being that of {@code asOf}
 * @param noticeDays how long before the arrival a declaration is in time
 */
public record FigureQuestion(
    List<Region> regions, Instant since, Instant asOf, int days, int noticeDays, ZoneId zone)
    implements Serializable {
  public FigureQuestion {
    regions = List.copyOf(regions);
  }

  CutOff cutOff() {
    return new CutOff(since, asOf, false);
  }

  EpidemicCurve.Builder curve() {
    LocalDate last = asOf.atZone(zone).toLocalDate();
    return new EpidemicCurve.Builder(last.minusDays(days - 1L), last, zone);
  }

  /** Whether something became known in the period. */
  boolean isNew(Instant known) {
    return known.isAfter(since) && !known.isAfter(asOf);
  }
}
