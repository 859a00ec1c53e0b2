package fangkong.simulation.outbreak;

/**
 * How one person was infected; times in minutes since the first day began.
 *
 * @param source the number of the infecting person, or -1 for those infected elsewhere
 * @param place a place's id, a household's path, or empty
 */
record Infection(int person, int generation, int source, String place, int at, int infectiousFrom) {

  static final int DAY = 24 * 60;

  /** Symptoms begin two days after a person begins to infect others. */
  int onset() {
    return infectiousFrom + 2 * DAY;
  }

  boolean isEarlierThan(Infection other) {
    return at < other.at || (at == other.at && source < other.source);
  }
}
