package fangkong.benchmarks.town;

import java.util.List;

/**
 * The check-ins of a {@link Town} in the order in which a log takes them in: quarter of an hour by
 * quarter of an hour, within a quarter mixed. Nothing is kept, so any number costs the same memory.
 *
 * <p>Shapes. Everybody has a morning between 06:00 and 12:00 that orders their day ({@link Habit}):
 * rides of 5 to 40 minutes, work of 7 to 9 hours with leaving known, visits to shops and venues.
 * Those by night work over midnight. What is left of the wanted number are free check-ins of
 * anybody between 07:00 and 23:00: at the hub (1 of 36 of all, 10 to 90 minutes), overnight in a
 * room (7 to 13 hours), in a ward for 1 to 10 days, and most of them visits. Visits last 10 minutes
 * to 2 hours, short ones oftener, and shops are chosen by Zipf's law with exponent 0.6. Of visits
 * and of stays at the hub 60 % have no leaving. Free check-ins do not look where else somebody is,
 * as a log does not.
 *
 * <p>Complexity: O(1) a row, a few nanoseconds of arithmetic and two reads of tables. Thread-safe:
 * the log is immutable, each writing has a run of its own.
 */
public final class CheckInLog {
  static final int QUARTER_SECONDS = 900;
  static final int QUARTERS_A_DAY = 96;

  private static final int MORNINGS = 24;
  private static final int FIRST_MORNING = 24;
  private static final double ZIPF = 0.6;

  private final Town town;
  private final Popularity popularity;
  private final List<Habit> habits;
  private final double[] habitual = new double[Town.DAYS * QUARTERS_A_DAY];
  private final double habitualRows;

  public CheckInLog(Town town) {
    this.town = town;
    popularity = new Popularity(town.shops, ZIPF);
    habits = habits(town);
    double sum = 0;
    for (int quarter = 0; quarter < habitual.length; quarter++) {
      for (Habit habit : habits) {
        int sinceMorning = quarter - habit.quartersAfterMorning();
        if (isMorning(sinceMorning)) {
          sum += habit.expected(sinceMorning / QUARTERS_A_DAY, MORNINGS);
        }
      }
      habitual[quarter] = sum;
    }
    habitualRows = sum;
  }

  private static List<Habit> habits(Town town) {
    int day = town.nightWorkers;
    int home = town.workers;
    int all = town.persons();
    return List.of(
        Habit.of(Habit.Kind.VISIT, 0, day, 10, 0.6, 0.6),
        Habit.of(Habit.Kind.RIDE, 0, day, 58, 0.6, 0.6),
        Habit.of(Habit.Kind.WORK, 0, day, 60, 0.75, 0.75),
        Habit.of(Habit.Kind.RIDE, 0, day, 94, 0.6, 0.6),
        Habit.of(Habit.Kind.RIDE, day, home, -2, 0.6, 0.2),
        Habit.of(Habit.Kind.WORK, day, home, 0, 0.95, 0.25),
        Habit.of(Habit.Kind.VISIT, day, home, 18, 0.3, 0.3),
        Habit.of(Habit.Kind.RIDE, day, home, 34, 0.6, 0.2),
        Habit.of(Habit.Kind.VISIT, day, home, 35, 0.45, 0.6),
        Habit.of(Habit.Kind.VISIT, day, home, 40, 0.15, 0.3),
        Habit.of(Habit.Kind.RIDE, home, all, 1, 0.3, 0.3),
        Habit.of(Habit.Kind.VISIT, home, all, 2, 0.55, 0.55),
        Habit.of(Habit.Kind.VISIT, home, all, 10, 0.35, 0.35),
        Habit.of(Habit.Kind.RIDE, home, all, 13, 0.3, 0.3),
        Habit.of(Habit.Kind.VISIT, home, all, 20, 0.45, 0.45),
        Habit.of(Habit.Kind.VISIT, home, all, 30, 0.25, 0.35));
  }

  private static boolean isMorning(int quarter) {
    int ofDay = quarter % QUARTERS_A_DAY - FIRST_MORNING;
    return quarter >= 0 && ofDay >= 0 && ofDay < MORNINGS;
  }

  /** Writes {@code town.rows()} check-ins, the same each time. */
  public void writeTo(CheckInSink sink) {
    new Run(sink).write();
  }

  private final class Run {
    private final CheckInSink sink;
    private final Draws draws = new Draws(town.seed());
    private final FreeCheckIns free;
    private final int personStep;
    private long written;

    Run(CheckInSink sink) {
      this.sink = sink;
      double freeRows = Math.max(1, town.rows() - habitualRows);
      free = new FreeCheckIns(town, popularity, draws, freeRows, sink);
      personStep = stepCoprimeTo(town.persons());
    }

    void write() {
      double freeRows = town.rows() - habitualRows;
      for (int quarter = 0; quarter < habitual.length; quarter++) {
        for (Habit habit : habits) {
          int sinceMorning = quarter - habit.quartersAfterMorning();
          if (isMorning(sinceMorning)) {
            habit(habit, quarter, sinceMorning);
          }
        }
        boolean last = quarter == habitual.length - 1;
        double wanted = habitual[quarter] + freeRows * FreeCheckIns.shareBefore(quarter + 1);
        long until = last ? town.rows() : Math.min(town.rows(), (long) wanted);
        for (; written < until; written++) {
          free.write(quarter);
        }
      }
    }

    /** Those whose morning it was let the habit happen; their numbers are scattered to ids. */
    private void habit(Habit habit, int quarter, int morning) {
      int residue = morning % QUARTERS_A_DAY - FIRST_MORNING;
      int chance = habit.chanceOn(morning / QUARTERS_A_DAY);
      int first = habit.firstNumber();
      int number = first + Math.floorMod(residue - first, MORNINGS);
      int persons = town.persons();
      long id = (long) number * personStep % persons;
      long idStep = (long) MORNINGS * personStep % persons;
      long start = Town.START + (long) quarter * QUARTER_SECONDS;
      for (; number < habit.endNumber() && written < town.rows(); number += MORNINGS) {
        long bits = draws.bits();
        if ((bits & 0xFFFF) < chance) {
          long entered = start + (((bits >>> 16 & 0xFFFF) * QUARTER_SECONDS) >>> 16);
          happen(habit.kind(), number, (int) id, entered, (int) (bits >>> 32));
          written++;
        }
        id += idStep;
        id -= id >= persons ? persons : 0;
      }
    }

    private void happen(Habit.Kind kind, int number, int person, long entered, int bits) {
      switch (kind) {
        case WORK ->
            sink.stay(
                person, town.workplaceOf(number), entered, entered + between(25_200, 32_400, bits));
        case RIDE -> {
          int vehicle = town.firstVehicle() + draws.below(town.vehicles);
          sink.stay(person, vehicle, entered, entered + between(300, 2_400, bits));
        }
        case VISIT -> free.visit(person, entered);
      }
    }
  }

  static int between(int least, int most, int bits) {
    return least + (int) (((bits & 0xFFFFFFFFL) * (most - least + 1)) >>> 32);
  }

  /** A multiplier that maps the numbers of persons one to one to scattered ids. */
  private static int stepCoprimeTo(int persons) {
    int step = (int) (persons * 0.618) | 1;
    while (greatestCommonDivisor(step, persons) != 1) {
      step += 2;
    }
    return step;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
