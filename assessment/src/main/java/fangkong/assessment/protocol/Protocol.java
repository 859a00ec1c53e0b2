package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Degree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A protocol ready for use: its layers merged.
 *
 * @param categories in order of severity, most severe first; {@code CASE} and {@code
 *     SUSPECTED_CASE} stand before them
 * @param enactment of the layer on top
 */
public record Protocol(
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

  public static final String CASE = "CASE";
  public static final String SUSPECTED_CASE = "SUSPECTED_CASE";
  public static final String NONE = "NONE";

  /** The names no file defines: they belong to every protocol. */
  public static final Set<String> RESERVED = Set.of(CASE, SUSPECTED_CASE, NONE);

  public Protocol {
    categories = List.copyOf(categories);
    retires = List.copyOf(retires);
  }

  /** The protocol of a layer without base. */
  public static Protocol of(Layer layer) {
    if (layer.base() != null) {
      throw new IllegalArgumentException(layer.id() + " stands on " + layer.base());
    }
    return merge(layer, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * A layer laid over its base: the base's categories in order, redefined ones in place, then its
   * own.
   */
  public static Protocol over(Protocol base, Layer layer) {
    if (!base.id().equals(layer.base())) {
      throw new IllegalArgumentException(
          layer.id() + " stands on " + layer.base() + ", not on " + base.id());
    }
    return merge(layer, base.categories(), base.lookback(), base.zones());
  }

  private static Protocol merge(
      Layer layer,
      List<Category> below,
      Optional<Lookback> lookbackBelow,
      Optional<Zones> zonesBelow) {
    Map<String, Category> merged = new LinkedHashMap<>();
    for (Category category : below) {
      if (!layer.retires().contains(category.id())) {
        merged.put(category.id(), category);
      }
    }
    for (Category category : layer.categories()) {
      merged.put(category.id(), category);
    }
    return new Protocol(
        layer.id(),
        layer.disease(),
        layer.base(),
        layer.from(),
        layer.until(),
        new ArrayList<>(merged.values()),
        layer.retires(),
        layer.lookback().or(() -> lookbackBelow),
        layer.zones().or(() -> zonesBelow),
        layer.enactment());
  }

  /** Whether a ruling may name this category under this protocol. */
  public boolean allows(String category) {
    return RESERVED.contains(category) || findCategory(category).isPresent();
  }

  public Optional<Category> findCategory(String category) {
    for (Category each : categories) {
      if (each.id().equals(category)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * The most test days that a close contact has under this protocol: as many first tests of a
   * linked contact a release can ask for.
   */
  public int testDaysOfCloseContacts() {
    return categories.stream()
        .filter(each -> each.fires().contains(new Trigger.Exposed(Degree.CLOSE)))
        .mapToInt(Category::countTestDays)
        .max()
        .orElse(0);
  }
}
