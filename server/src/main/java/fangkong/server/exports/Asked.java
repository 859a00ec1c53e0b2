package fangkong.server.exports;

import fangkong.judgement.regions.Region;
import fangkong.server.assessments.StandingFilter;
import fangkong.server.people.Purpose;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to take out of the ledger.
 *
 * @param cares any when there is none
 * @param columns besides those that are always there; all when there is none
 * @param unmasked whether numbers and phones are wanted in full
 */
public record Asked(
    Region region,
    @Nullable String category,
    @Nullable String code,
    @Nullable String status,
    List<String> cares,
    List<String> columns,
    Purpose purpose,
    Format format,
    boolean unmasked) {

  /** What kind of file. */
  public enum Format {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  public Asked {
    cares = cares.stream().distinct().sorted().toList();
    columns = columns.stream().distinct().sorted().toList();
  }

  /** One after the other: the ledger is asked for one kind of care, or for any. */
  List<StandingFilter> filters() {
    Set<String> categories = category == null ? Set.of() : Set.of(category);
    return cares.isEmpty()
        ? List.of(new StandingFilter(categories, code, status, null))
        : cares.stream().map(care -> new StandingFilter(categories, code, status, care)).toList();
  }
}
