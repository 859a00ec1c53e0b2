package fangkong.server.tasks;

import fangkong.judgement.regions.Region;
import org.jspecify.annotations.Nullable;

/** The open tasks of a part of a region, and who answers for it today. */
public record AreaLoad(
    Region region,
    String name,
    String kind,
    int open,
    int overdue,
    @Nullable Accountable accountable) {

  /** Somebody on the roster, without the phone. */
  public record Accountable(String login, String name) {}
}
