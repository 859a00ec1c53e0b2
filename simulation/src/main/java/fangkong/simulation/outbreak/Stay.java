package fangkong.simulation.outbreak;

/**
 * A person's presence at a place on one day, in minutes of that day.
 *
 * @param until when the person left in truth
 * @param leaveSeen whether the leaving was recorded; it always is when the stay exceeds an hour
 */
record Stay(int person, int venue, int from, int until, boolean leaveSeen) {

  private static final int ASSUMED_MINUTES = 60;

  Stay {
    if (until <= from || (!leaveSeen && until - from > ASSUMED_MINUTES)) {
      throw new IllegalArgumentException("stay from " + from + " until " + until);
    }
  }
}
