package fangkong.tracing.segment;

/**
 * How a row of a segment is packed into a long, which stays positive so that rows sort as numbers.
 * A check-in is {@code start, place, length, open} and a stay {@code start, person, length}, from
 * the highest bits down. Starts are seconds after {@code base}; a row whose start or length needs
 * more bits than there are is wide and is kept unpacked: nothing is cut.
 *
 * @param base epoch second of start 0
 * @param startBits bits of a start
 * @param placeBits bits of a place
 * @param personBits bits of a person
 * @param lengthBits bits of a length in seconds
 */
public record Layout(long base, int startBits, int placeBits, int personBits, int lengthBits) {
  /** Answered instead of a packed row, which is never negative. */
  static final long WIDE = -1;

  private static final int ROW_BITS = Long.SIZE - 1;
  private static final int LONGEST_LENGTH_BITS = 31;

  /** Three days: what a length must be able to say before a segment is made to span more time. */
  private static final int NEEDED_LENGTH_BITS = 18;

  public Layout {
    if (startBits < 1
        || lengthBits < 1
        || lengthBits > LONGEST_LENGTH_BITS
        || startBits + personBits + lengthBits > ROW_BITS
        || startBits + placeBits + lengthBits + 1 > ROW_BITS) {
      throw new IllegalArgumentException(
          "startBits %d, placeBits %d, personBits %d and lengthBits %d do not make a row"
              .formatted(startBits, placeBits, personBits, lengthBits));
    }
  }

  /**
   * The layout for starts in [base, base + span), or for as much of it from {@code base} on as
   * leaves room for lengths of three days.
   */
  public static Layout of(long base, long span, int placeBound, int personBound) {
    int placeBits = bits(placeBound);
    int personBits = bits(personBound);
    int free = ROW_BITS - Math.max(personBits, placeBits + 1);
    int wanted = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, span - 1)));
    int length = Math.clamp(free - (long) wanted, Math.min(NEEDED_LENGTH_BITS, free - 1), 31);
    return new Layout(base, Math.min(wanted, free - length), placeBits, personBits, length);
  }

  private static int bits(int bound) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, bound - 1));
  }

  /** How many seconds of starts fit. */
  public long span() {
    return 1L << startBits;
  }

  /** Whether a row fits, not being wide. */
  public boolean fits(long start, long end) {
    long offset = start - base;
    return offset >= 0 && offset < span() && end - start < 1L << lengthBits;
  }

  /** The check-in in a row of {@code batch}, or {@link #WIDE}. */
  long checkIn(CheckIns batch, int row) {
    long start = batch.starts.get(row);
    long end = batch.ends.get(row);
    boolean open = end == PersonStays.OPEN;
    long until = open ? start : Math.max(start, end);
    return fits(start, until) ? checkIn(start, batch.places.get(row), until - start, open) : WIDE;
  }

  long checkIn(long start, int place, long length, boolean open) {
    long packed = ((((start - base) << placeBits) | place) << lengthBits) | length;
    return (packed << 1) | (open ? 1 : 0);
  }

  long stay(long start, int person, long length) {
    return ((((start - base) << personBits) | person) << lengthBits) | length;
  }

  /** Adds a packed check-in to those of its person. */
  void addCheckIn(long row, PersonStays to) {
    long start = checkInStart(row);
    to.add(checkInPlace(row), start, checkInEnd(row, start));
  }

  long checkInStart(long row) {
    return base + (row >>> (placeBits + lengthBits + 1));
  }

  int checkInPlace(long row) {
    return (int) (row >>> (lengthBits + 1)) & (int) ((1L << placeBits) - 1);
  }

  long checkInEnd(long row, long start) {
    return (row & 1) != 0 ? PersonStays.OPEN : start + ((row >>> 1) & lengthMask());
  }

  int person(long stay) {
    return (int) (stay >>> lengthBits) & personMask();
  }

  long stayStart(long stay) {
    return base + (stay >>> stayStartShift());
  }

  public int stayStartShift() {
    return personBits + lengthBits;
  }

  public long lengthMask() {
    return (1L << lengthBits) - 1;
  }

  public int personMask() {
    return (int) ((1L << personBits) - 1);
  }
}
