package fangkong.judgement.standings;

/**
 * Where somebody stands in the figures: exactly one of these at any time. Everyone who was ever
 * managed is managed now, released, confirmed or moved out.
 */
public enum Care {
  NOT_MANAGED(Group.NEVER),
  /**
   * Looked after without isolation or monitoring at home: health or self-monitoring, daily
   * follow-up.
   */
  FOLLOWED(Group.NEVER),
  CENTRAL(Group.MANAGED),
  AWAITING_TRANSFER(Group.MANAGED),
  HOME_ISOLATION(Group.MANAGED),
  HOME_MONITORING(Group.MANAGED),
  HOSPITAL(Group.MANAGED),
  RELEASED(Group.RELEASED),
  CONFIRMED(Group.CONFIRMED),
  MOVED_OUT(Group.MOVED_OUT);

  /** The parts into which the cumulative figure falls. */
  public enum Group {
    NEVER,
    MANAGED,
    RELEASED,
    CONFIRMED,
    MOVED_OUT
  }

  private final Group group;

  Care(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }
}
