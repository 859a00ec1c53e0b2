package fangkong.benchmarks.town;

/** Check-ins that follow no habit: at the hub, overnight, for days, and most of them visits. */
final class FreeCheckIns {
  private static final int FIRST_QUARTER = 28;
  private static final int END_QUARTER = 92;
  private static final int EVENING_QUARTER = 80;
  private static final int NO_LEAVING = (int) (0.6 * 256);
  private static final double ROWS_AT_HUB = 1 / 36.0;
  private static final double OF_EVENING_OVERNIGHT = 0.06;
  private static final double OF_ALL_FOR_DAYS = 0.002;
  private static final double BITS_32 = 0x1.0p32;
  private static final int DAY_SECONDS = 86_400;

  private final Town town;
  private final Popularity popularity;
  private final Draws draws;
  private final CheckInSink sink;
  private final long atHub;
  private final long forDays;
  private final long overnight;

  FreeCheckIns(
      Town town, Popularity popularity, Draws draws, double expectedRows, CheckInSink sink) {
    this.town = town;
    this.popularity = popularity;
    this.draws = draws;
    this.sink = sink;
    double hub = Math.min(0.9, town.rows() * ROWS_AT_HUB / expectedRows);
    atHub = (long) (BITS_32 * hub);
    forDays = (long) (BITS_32 * (hub + OF_ALL_FOR_DAYS));
    overnight = (long) (BITS_32 * (hub + OF_ALL_FOR_DAYS + OF_EVENING_OVERNIGHT));
  }

  /** The share of all free check-ins that are made before a quarter begins. */
  static double shareBefore(int quarter) {
    int day = quarter / CheckInLog.QUARTERS_A_DAY;
    int ofDay = quarter % CheckInLog.QUARTERS_A_DAY;
    double today =
        (double) (Math.clamp(ofDay, FIRST_QUARTER, END_QUARTER) - FIRST_QUARTER)
            / (END_QUARTER - FIRST_QUARTER);
    return (day + today) / Town.DAYS;
  }

  /** One check-in in the quarter. */
  void write(int quarter) {
    long bits = draws.bits();
    int person = Draws.upper(bits, town.persons());
    long choice = bits & 0xFFFFFFFFL;
    long more = draws.bits();
    long entered =
        Town.START
            + (long) quarter * CheckInLog.QUARTER_SECONDS
            + Draws.upper(more, CheckInLog.QUARTER_SECONDS);
    if (choice < atHub) {
      leave(person, Town.HUB, entered, CheckInLog.between(600, 5_400, (int) more));
    } else if (choice < forDays) {
      int ward = town.firstWard() + draws.below(town.wards);
      int length = CheckInLog.between(DAY_SECONDS, 10 * DAY_SECONDS, (int) more);
      sink.stay(person, ward, entered, entered + length);
    } else if (choice < overnight && quarter % CheckInLog.QUARTERS_A_DAY >= EVENING_QUARTER) {
      int room = town.firstRoom() + draws.below(town.rooms);
      sink.stay(person, room, entered, entered + CheckInLog.between(25_200, 46_800, (int) more));
    } else {
      visit(person, entered);
    }
  }

  /** A visit to a shop or venue of 10 minutes to 2 hours, short ones oftener. */
  void visit(int person, long entered) {
    int shop = town.firstShop() + popularity.rank(draws.bits());
    long bits = draws.bits();
    long even = bits >>> 32;
    long squared = (even * even) >>> 32;
    leave(person, shop, entered, CheckInLog.between(600, 7_200, (int) squared), bits);
  }

  private void leave(int person, int place, long entered, int length) {
    leave(person, place, entered, length, draws.bits());
  }

  private void leave(int person, int place, long entered, int length, long bits) {
    if ((bits & 0xFF) < NO_LEAVING) {
      sink.openStay(person, place, entered);
    } else {
      sink.stay(person, place, entered, entered + length);
    }
  }
}
