package fangkong.judgement.lists;

import fangkong.judgement.regions.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the rows of a list go: each to the deepest node known of its destination.
 *
 * @param now when the list came
 * @param zone of the days
 * @param findNode the deepest node on the way to a region, where there is one
 */
public record ListPlan(Instant now, ZoneId zone, Function<Region, Optional<Region>> findNode) {

  /** Who is to arrive or arrived further off than this was written down wrong. */
  private static final Duration PLAUSIBLE = Duration.ofDays(366);

  public PlannedRow plan(ListRow row) {
    return switch (row) {
      case ListRow.Rejected rejected -> rejected;
      case ListRow.Read read -> plan(read);
    };
  }

  private PlannedRow plan(ListRow.Read row) {
    Optional<Region> node = findNode.apply(row.destination());
    if (isFar(row.arrives())) {
      String day = row.arrives().atZone(zone).toLocalDate().toString();
      return new ListRow.Rejected(
          row.number(), new Defect(Flaw.ROW_DATE_FAR, ListReader.ARRIVES, day));
    }
    if (node.isEmpty()) {
      String path = row.destination().path();
      return new ListRow.Rejected(
          row.number(), new Defect(Flaw.ROW_DESTINATION, ListReader.DESTINATION, path));
    }
    return new PlannedRow.Dispatched(row, node.get(), row.arrives().atZone(zone).toLocalDate());
  }

  private boolean isFar(Instant arrives) {
    return Duration.between(arrives, now).abs().compareTo(PLAUSIBLE) > 0;
  }
}
