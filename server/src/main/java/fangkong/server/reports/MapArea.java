package fangkong.server.reports;

import fangkong.judgement.regions.Region;
import fangkong.server.tasks.AreaLoad;
import org.jspecify.annotations.Nullable;

/**
 * What is going on in a part of a region. Persons as the base figures count them.
 *
 * @param managed under management at the cut-off
 * @param cases confirmed at any time
 * @param contacts for whom the clause of close contacts or of their contacts fired
 * @param unvisited households not met at the door yet
 * @param open tasks; worklists are kept as of now alone, so null at an earlier cut-off
 */
public record MapArea(
    Region region,
    String name,
    String kind,
    int managed,
    int cases,
    int contacts,
    int households,
    int unvisited,
    @Nullable Integer open,
    @Nullable Integer overdue,
    AreaLoad.@Nullable Accountable accountable) {

  boolean isEmpty() {
    return managed == 0
        && cases == 0
        && contacts == 0
        && households == 0
        && (open == null || open == 0);
  }
}
