package fangkong.server.reports;

import java.util.List;

/**
 * Households of a region: known, met at a door visit, and the ones still missing (at most 1,000 of
 * them are named).
 *
 * @param linkedMembers how many members keep in touch with households
 * @param unlinked how many households nobody keeps in touch with
 */
public record HouseholdFigures(
    int households,
    int visited,
    int missing,
    List<String> missingHouseholds,
    int linkedMembers,
    int unlinked) {
  public HouseholdFigures {
    missingHouseholds = List.copyOf(missingHouseholds);
  }

  public boolean close() {
    return households == visited + missing;
  }
}
