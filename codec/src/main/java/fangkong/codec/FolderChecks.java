package fangkong.codec;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Enactment;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import fangkong.assessment.protocol.Reachability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What protocols must keep towards their base, towards the edition before them, and within
 * themselves once their layers are merged.
 */
final class FolderChecks {
  private final Map<String, LayerYaml> files;
  private final Protocols protocols;

  FolderChecks(Map<String, LayerYaml> files, Protocols protocols) {
    this.files = files;
    this.protocols = protocols;
  }

  /** Refuses the first protocol that does not keep it. */
  void check() {
    Map<String, Protocol> before = editionsBefore();
    for (Protocol protocol : protocols.listProtocols()) {
      LayerYaml file = file(protocol);
      Optional<Protocol> below =
          protocol.base() == null
              ? Optional.ofNullable(before.get(protocol.id()))
              : protocols.findProtocol(protocol.base());
      checkRetired(file, below);
      checkJustified(file, protocol);
      for (int i = 0; i < protocol.categories().size(); i++) {
        checkReached(file, protocol.categories().subList(0, i), protocol.categories().get(i));
        checkLinked(file, protocol, protocol.categories().get(i));
      }
    }
  }

  private LayerYaml file(Protocol protocol) {
    return Objects.requireNonNull(files.get(protocol.id()), protocol.id());
  }

  /** By id the edition before, of editions of one disease, whose dates must join. */
  private Map<String, Protocol> editionsBefore() {
    Map<String, List<Protocol>> byDisease = new TreeMap<>();
    for (Protocol protocol : protocols.listProtocols()) {
      if (protocol.base() == null) {
        byDisease.computeIfAbsent(protocol.disease(), _ -> new ArrayList<>()).add(protocol);
      }
    }
    Map<String, Protocol> before = new HashMap<>();
    for (List<Protocol> editions : byDisease.values()) {
      editions.sort(Comparator.comparing(FolderChecks::from));
      refuseGap(file(editions.getFirst()));
      for (int i = 1; i < editions.size(); i++) {
        checkJoined(editions.get(i - 1), editions.get(i));
        before.put(editions.get(i).id(), editions.get(i - 1));
      }
    }
    return before;
  }

  private static LocalDate from(Protocol protocol) {
    return protocol.from() == null ? LocalDate.MIN : protocol.from();
  }

  private void checkJoined(Protocol earlier, Protocol later) {
    LocalDate end = earlier.until() == null ? LocalDate.MAX : earlier.until();
    LayerYaml file = file(later);
    int gap = from(later).compareTo(end);
    if (gap < 0) {
      throw file.firstDay()
          .refused(
              "overlaps "
                  + earlier.id()
                  + ", an edition of the same disease that is in effect until "
                  + (earlier.until() == null ? "further notice" : earlier.until())
                  + ". Maybe end that one on the first day of this one, or lay this one over it with base");
    }
    if (gap > 0 && file.find("gap_before").isEmpty()) {
      throw file.firstDay()
          .refused(
              "leaves a gap after "
                  + earlier.id()
                  + ", which ends on "
                  + end
                  + ". Maybe begin on that day, or say in gap_before why nothing was in effect");
    }
    if (gap == 0) {
      refuseGap(file);
    }
  }

  private static void refuseGap(LayerYaml file) {
    file.find("gap_before")
        .ifPresent(entry -> {
          throw entry.refused("explains a gap that is not there. Maybe drop it");
        });
  }

  private static void checkRetired(LayerYaml file, Optional<Protocol> below) {
    for (YamlEntry each : file.find("retires").map(YamlEntry::list).orElse(List.of())) {
      if (below.isEmpty()) {
        throw each.refused(
            "ends with nothing: there is no base and no edition before. Maybe drop it");
      }
      if (below.get().findCategory(each.text()).isEmpty()) {
        throw each.refused(
            "is not a category of " + below.get().id() + ". Maybe one of " + ids(below.get()));
      }
    }
  }

  private static void checkJustified(LayerYaml file, Protocol protocol) {
    Map<String, YamlEntry> reasons =
        file.find("justification").map(YamlEntry::mapping).orElse(Map.of());
    reasons.forEach((name, entry) -> {
      if (!Set.of(Enactment.LOOKBACK, Enactment.ZONES).contains(name)
          && protocol.findCategory(name).isEmpty()) {
        throw entry.refused(
            "speaks of no category. Maybe lookback, zones or one of " + ids(protocol));
      }
    });
  }

  private static void checkReached(LayerYaml file, List<Category> before, Category category) {
    Optional<Category> shadow = Reachability.findShadow(category, before);
    if (shadow.isEmpty()) {
      return;
    }
    throw file.find(category.id(), "id")
        .or(() -> file.find(shadow.get().id(), "id"))
        .orElseGet(file::categories)
        .refused(
            "leaves "
                + category.id()
                + " out of reach: "
                + shadow.get().id()
                + " stands before it, fires on the same evidence and is not released earlier."
                + " Maybe change their order, or drop one");
  }

  private static void checkLinked(LayerYaml file, Protocol protocol, Category category) {
    int most = protocol.testDaysOfCloseContacts();
    if (category.linkFirstTests() <= most) {
      return;
    }
    throw file.find(category.id(), "release_link")
        .map(link -> link.at(List.of("first_tests")))
        .orElseGet(file::categories)
        .refused(
            category.clause()
                + " asks for the first "
                + category.linkFirstTests()
                + " tests of each linked contact, and close contacts have "
                + most
                + " test days. Maybe ask for fewer");
  }

  private static List<String> ids(Protocol protocol) {
    return protocol.categories().stream().map(Category::id).toList();
  }
}
