package fangkong.server.reports;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the persons whom a figure counted.
 *
 * @param total the figure
 * @param next the last person of the page, after whom the next begins; null at the end
 */
public record Rows(List<Row> rows, int total, @Nullable UUID next) {
  public Rows {
    rows = List.copyOf(rows);
  }

  /**
   * Somebody counted. Where they stand is left out where it lies outside what the viewer may see.
   *
   * @param until the last day of the segment in force
   */
  public record Row(
      UUID person,
      @Nullable String name,
      @Nullable Region region,
      @Nullable String regionName,
      @Nullable String category,
      @Nullable String code,
      @Nullable Care care,
      @Nullable String status,
      @Nullable LocalDate until) {}
}
