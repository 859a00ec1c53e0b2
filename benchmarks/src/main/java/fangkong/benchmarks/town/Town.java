package fangkong.benchmarks.town;

/**
 * The shape of a synthetic town: who lives there and which places it has, all from the number of
 * check-ins and a seed. Immutable.
 *
 * <p>Persons are 0 to {@code persons} - 1, one for 50 check-ins of 14 days. Half of them work: a
 * twelfth of these by night. Places are ints too, kind after kind: the hub is 0, then vehicles (one
 * for 500 persons), shops and venues (one for 10), rooms to sleep in (one for 1,000), wards (one
 * for 2,000), and workplaces of 5 to 200 people. Nobody checks in at home.
 */
public final class Town {
  public static final int DAYS = 14;

  /** The first midnight, 2022-04-01 at +08:00, in epoch seconds. */
  public static final long START = 1_648_742_400L;

  /** The transport hub, by far the most visited place. */
  public static final int HUB = 0;

  private static final int ROWS_A_PERSON = 50;
  private static final int FEWEST_AT_WORK = 5;
  private static final int MOST_AT_WORK = 200;

  final int vehicles;
  final int shops;
  final int rooms;
  final int wards;
  final int workers;
  final int nightWorkers;
  private final long rows;
  private final long seed;
  private final int persons;
  private final int[] workplaceOf;
  private final int places;

  public Town(long rows, long seed) {
    if (rows < 1 || rows / ROWS_A_PERSON > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "rows is " + rows + ". Maybe a number from 1 to 50,000,000,000");
    }
    this.rows = rows;
    this.seed = seed;
    persons = (int) Math.max(ROWS_A_PERSON, rows / ROWS_A_PERSON);
    vehicles = 1 + persons / 500;
    shops = 1 + persons / 10;
    rooms = 1 + persons / 1_000;
    wards = 1 + persons / 2_000;
    workers = persons / 2;
    nightWorkers = workers / 12;
    workplaceOf = new int[workers];
    places = fillWorkplaces();
  }

  /** Neighbours in number share a workplace; sizes are even on a logarithmic scale. */
  private int fillWorkplaces() {
    Draws draws = new Draws(seed ^ 0x776F726BL);
    int place = firstWorkplace();
    for (int worker = 0; worker < workers; place++) {
      double even = (draws.bits() >>> 11) * 0x1.0p-53;
      double size = FEWEST_AT_WORK * Math.pow((double) MOST_AT_WORK / FEWEST_AT_WORK, even);
      int end = (int) Math.min(workers, worker + Math.round(size));
      while (worker < end) {
        workplaceOf[worker++] = place;
      }
    }
    return place;
  }

  public long rows() {
    return rows;
  }

  public long seed() {
    return seed;
  }

  public int persons() {
    return persons;
  }

  /** One more than the largest place. */
  public int places() {
    return places;
  }

  int firstVehicle() {
    return HUB + 1;
  }

  int firstShop() {
    return firstVehicle() + vehicles;
  }

  int firstRoom() {
    return firstShop() + shops;
  }

  int firstWard() {
    return firstRoom() + rooms;
  }

  int firstWorkplace() {
    return firstWard() + wards;
  }

  int workplaceOf(int worker) {
    return workplaceOf[worker];
  }
}
