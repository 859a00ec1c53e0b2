package fangkong.assessment.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a protocol, as one file writes it: its own categories, and the base they are laid
 * over.
 *
 * @param base the id of the protocol below, or null
 * @param from the first day on which it is in effect, or null
 * @param until the day on which another takes its place, or null
 * @param retires categories of the base, or of the edition before, that end with this one
 */
public record Layer(
    String id,
    String disease,
    @Nullable String base,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<Category> categories,
    List<String> retires,
    Optional<Lookback> lookback,
    Optional<Zones> zones,
    Enactment enactment) {
  public Layer {
    categories = List.copyOf(categories);
    retires = List.copyOf(retires);
    if (id.isBlank() || disease.isBlank()) {
      throw new IllegalArgumentException("protocol '" + id + "' of '" + disease + "' has no name");
    }
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException(
          "effective until " + until + " is before " + from + ". Maybe swap them");
    }
    if (categories.stream().map(Category::id).distinct().count() != categories.size()) {
      throw new IllegalArgumentException("a category of " + id + " is defined twice");
    }
  }
}
