package fangkong.benchmarks.town;

/**
 * The check-ins of a {@link CheckInLog} in an order drawn from a seed. Needs 16 bytes a row, since
 * an order over all rows needs all rows.
 */
public final class ShuffledLog {
  private static final int OPEN = -1;

  private final CheckInLog log;
  private final int rows;
  private final long seed;

  public ShuffledLog(CheckInLog log, Town town, long seed) {
    this.log = log;
    this.rows = Math.toIntExact(town.rows());
    this.seed = seed;
  }

  public void writeTo(CheckInSink sink) {
    Kept kept = new Kept(rows);
    log.writeTo(kept);
    Draws draws = new Draws(seed);
    for (int left = rows; left > 0; left--) {
      kept.writeAndReplace(draws.below(left), left - 1, sink);
    }
  }

  /** Rows as columns; times are seconds since the start of the log. */
  private static final class Kept implements CheckInSink {
    private final int[] person;
    private final int[] place;
    private final int[] entered;
    private final int[] length;
    private int size;

    Kept(int rows) {
      person = new int[rows];
      place = new int[rows];
      entered = new int[rows];
      length = new int[rows];
    }

    @Override
    public void stay(int person, int place, long enteredAt, long leftAt) {
      add(person, place, enteredAt, Math.toIntExact(leftAt - enteredAt));
    }

    @Override
    public void openStay(int person, int place, long enteredAt) {
      add(person, place, enteredAt, OPEN);
    }

    private void add(int onePerson, int onePlace, long enteredAt, int seconds) {
      person[size] = onePerson;
      place[size] = onePlace;
      entered[size] = (int) (enteredAt - Town.START);
      length[size++] = seconds;
    }

    void writeAndReplace(int row, int by, CheckInSink sink) {
      long enteredAt = Town.START + entered[row];
      if (length[row] == OPEN) {
        sink.openStay(person[row], place[row], enteredAt);
      } else {
        sink.stay(person[row], place[row], enteredAt, enteredAt + length[row]);
      }
      person[row] = person[by];
      place[row] = place[by];
      entered[row] = entered[by];
      length[row] = length[by];
    }
  }
}
