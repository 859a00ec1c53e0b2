package fangkong.cli.trace;

/**
 * Reads times as {@link Times#parse} does, and fast while they look like {@code
 * 2022-05-09T08:00:00+08:00} and have the month and the offset of the one before. Not thread-safe.
 *
 * <p>The first 19 bytes are three overlapping words: the month, which is compared with that of the
 * time before; {@code 09T08:00}; and {@code 08:00:00}, for its seconds. Exclusive or with {@code
 * 00T00:00} turns digits into their values and the other characters into zeros; what is no digit
 * becomes more than 9. Whatever is not as expected goes to {@link Times#parse}, which alone decides
 * what a time is.
 */
final class TimeReader {
  private static final int MONTH = 8;
  private static final int LOCAL = 19;
  private static final long DAY = 86_400;

  /** {@code 00T00:00} and {@code 00:00:00}, first byte lowest. */
  private static final long DAY_TO_MINUTE = 0x3030_3A30_3054_3030L;

  private static final long HOUR_TO_SECOND = 0x3030_3A30_303A_3030L;

  /** What makes a byte above 9 where a digit is, or above 0 elsewhere, reach its upper half. */
  private static final long ABOVE = 0x0606_0F06_060F_0606L;

  private static final long UPPER_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;

  private long month;
  private int daysOfMonth;
  private long offset;
  private int offsetSize = 1;
  private long monthStart;

  /** As {@link Times#parse}; {@code text} goes on for 8 bytes behind {@code end}. */
  long read(byte[] text, int start, int end) {
    if (end - start != LOCAL + offsetSize
        || Words.at(text, start) != month
        || Words.at(text, start + LOCAL, offsetSize) != offset) {
      return readAndRemember(text, start, end);
    }
    long dayToMinute = Words.at(text, start + MONTH) ^ DAY_TO_MINUTE;
    long hourToSecond = Words.at(text, start + LOCAL - Words.BYTES) ^ HOUR_TO_SECOND;
    int day = twoDigits(dayToMinute, 0);
    int hour = twoDigits(hourToSecond, 0);
    int minute = twoDigits(hourToSecond, 3);
    int second = twoDigits(hourToSecond, 6);
    long strange =
        (dayToMinute | (dayToMinute + ABOVE) | hourToSecond | (hourToSecond + ABOVE))
            & UPPER_HALVES;
    if (strange != 0 || day == 0 || day > daysOfMonth || hour > 23 || minute > 59 || second > 59) {
      return Times.parse(text, start, end);
    }
    return monthStart + (day - 1) * DAY + hour * 3_600L + minute * 60L + second;
  }

  private static int twoDigits(long values, int at) {
    int both = (int) (values >>> (at * Byte.SIZE));
    return (both & 0xF) * 10 + ((both >>> Byte.SIZE) & 0xF);
  }

  private long readAndRemember(byte[] text, int start, int end) {
    long time = Times.parse(text, start, end);
    int size = end - start - LOCAL;
    if (Times.isTime(time) && size >= 1 && size <= Words.BYTES && isLocal(text, start)) {
      month = Words.at(text, start);
      offset = Words.at(text, start + LOCAL, size);
      offsetSize = size;
      daysOfMonth =
          Times.daysOfMonth(
              Times.number(text, start, 4, 9_999), Times.number(text, start + 5, 2, 12));
      monthStart =
          time
              - (Times.number(text, start + 8, 2, 31) - 1) * DAY
              - Times.number(text, start + 11, 2, 23) * 3_600L
              - Times.number(text, start + 14, 2, 59) * 60L
              - Times.number(text, start + 17, 2, 59);
    }
    return time;
  }

  /** Whether the time, known to be one, has its offset directly behind whole seconds. */
  private static boolean isLocal(byte[] text, int start) {
    byte behind = text[start + LOCAL];
    return text[start + 16] == ':' && behind != '.' && behind != ',';
  }
}
