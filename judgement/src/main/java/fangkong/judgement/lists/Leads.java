package fangkong.judgement.lists;

import fangkong.judgement.regions.Region;
import java.util.HashMap;
import java.util.Map;

/**
 * How deep each lead was dispatched, row by row: the first row of a lead is accepted, one that
 * leads deeper into the same region updates it, any other is a duplicate.
 */
public final class Leads {
  private final Map<LeadKey, Region> deepest = new HashMap<>();

  /** A lead that was there before the rows. */
  public void put(LeadKey key, Region region) {
    deepest.put(key, region);
  }

  /** What becomes of the next row. */
  public RowState take(LeadKey key, Region node) {
    Region known = deepest.get(key);
    if (known != null && (!known.contains(node) || known.equals(node))) {
      return RowState.DUPLICATE;
    }
    deepest.put(key, node);
    return known == null ? RowState.ACCEPTED : RowState.UPDATED;
  }
}
