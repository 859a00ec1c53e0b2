package fangkong.simulation.outbreak;

/**
 * A place with a venue code.
 *
 * @param number counted from 0
 * @param place the id that facts carry
 */
record Venue(int number, String place, String name, Kind kind, String region) {

  /** What a place is for, and how readily one infects another there. */
  enum Kind {
    SCHOOL(0.000_12),
    MARKET(0.002),
    WORKPLACE(0.001_2),
    SHOP(0.02),
    CLINIC(0.02),
    BUS(0.02);

    private final double infectionsPerPairHour;

    Kind(double infectionsPerPairHour) {
      this.infectionsPerPairHour = infectionsPerPairHour;
    }

    double infectionsPerPairHour() {
      return infectionsPerPairHour;
    }
  }
}
