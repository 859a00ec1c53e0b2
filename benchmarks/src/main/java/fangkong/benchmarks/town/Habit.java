package fangkong.benchmarks.town;

/**
 * Something that the people of one class do on most days, so many quarters of an hour after their
 * own morning.
 *
 * @param firstNumber the first number (not id) of a person of the class
 * @param endNumber one more than the last
 * @param quartersAfterMorning may be negative
 * @param onWorkdays how likely on days 1 to 5 of a week, of 65,536
 * @param onRestDays how likely on days 6 and 7, of 65,536
 */
record Habit(
    Kind kind,
    int firstNumber,
    int endNumber,
    int quartersAfterMorning,
    int onWorkdays,
    int onRestDays) {

  /** What it leaves in the log. */
  enum Kind {
    RIDE,
    WORK,
    VISIT
  }

  private static final int ALWAYS = 1 << 16;

  static Habit of(
      Kind kind, int first, int end, int quarters, double onWorkdays, double onRestDays) {
    return new Habit(
        kind, first, end, quarters, (int) (ALWAYS * onWorkdays), (int) (ALWAYS * onRestDays));
  }

  /** How likely on a day of the log, which begins on the fifth day of a week; of 65,536. */
  int chanceOn(int day) {
    int weekday = (day + 4) % 7;
    return weekday < 5 ? onWorkdays : onRestDays;
  }

  /** How many do it in one quarter of {@code day}, on average. */
  double expected(int day, int mornings) {
    return (endNumber - firstNumber) / (double) mornings * chanceOn(day) / ALWAYS;
  }
}
