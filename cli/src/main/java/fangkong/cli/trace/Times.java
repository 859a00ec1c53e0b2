package fangkong.cli.trace;

/**
 * ISO-8601 times with an offset, to and from epoch seconds: {@code 2022-05-09T08:00:00.5+08:00},
 * with optional seconds and fraction (floored) and an offset {@code Z}, {@code +08}, {@code +0800},
 * {@code +08:00} or with seconds. Thread-safe, without state; reading allocates nothing.
 */
final class Times {
  /** Read instead of a time: the text is not one. */
  static final long UNREADABLE = Long.MIN_VALUE;

  /** Read instead of a time: the text is one, but lacks the offset. */
  static final long WITHOUT_OFFSET = Long.MIN_VALUE + 1;

  private static final int DAY = 86_400;
  private static final int MOST_OFFSET_HOURS = 18;
  private static final int DAYS_OF_ERA = 146_097;
  private static final int DAYS_BEFORE_1970 = 719_468;

  private Times() {}

  /** Whether {@link #parse} answered with a time. */
  static boolean isTime(long parsed) {
    return parsed != UNREADABLE && parsed != WITHOUT_OFFSET;
  }

  /** The epoch second written in {@code text} from {@code start} to {@code end} - 1. */
  static long parse(byte[] text, int start, int end) {
    if (end - start < 16
        || text[start + 4] != '-'
        || text[start + 7] != '-'
        || (text[start + 10] | 0x20) != 't'
        || text[start + 13] != ':') {
      return UNREADABLE;
    }
    int year = number(text, start, 4, 9_999);
    int month = number(text, start + 5, 2, 12);
    int day = number(text, start + 8, 2, 31);
    int hour = number(text, start + 11, 2, 23);
    int minute = number(text, start + 14, 2, 59);
    if ((year | month | day | hour | minute) < 0
        || month == 0
        || day == 0
        || day > daysOfMonth(year, month)) {
      return UNREADABLE;
    }
    long local = daysFromCivil(year, month, day) * DAY + hour * 3_600L + minute * 60L;
    return seconds(text, start + 16, end, local);
  }

  private static long seconds(byte[] text, int start, int end, long local) {
    int at = start;
    int second = 0;
    if (at < end && text[at] == ':') {
      second = at + 3 <= end ? number(text, at + 1, 2, 59) : -1;
      at += 3;
      if (second < 0) {
        return UNREADABLE;
      }
      if (at < end && (text[at] == '.' || text[at] == ',')) {
        int digits = at + 1;
        at = digits;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
          at++;
        }
        if (at == digits) {
          return UNREADABLE;
        }
      }
    }
    return offset(text, at, end, local + second);
  }

  private static long offset(byte[] text, int at, int end, long local) {
    if (at == end) {
      return WITHOUT_OFFSET;
    }
    if ((text[at] | 0x20) == 'z') {
      return at + 1 == end ? local : UNREADABLE;
    }
    if (text[at] != '+' && text[at] != '-') {
      return UNREADABLE;
    }
    boolean ahead = text[at] == '+';
    int size = end - at - 1;
    boolean colons = size > 2 && text[at + 3] == ':';
    int step = colons ? 3 : 2;
    int parts = colons ? (size + 1) / 3 : size / 2;
    if (parts < 1 || parts > 3 || size != parts * step - (colons ? 1 : 0)) {
      return UNREADABLE;
    }
    int hours = number(text, at + 1, 2, MOST_OFFSET_HOURS);
    int minutes = parts > 1 ? number(text, at + 1 + step, 2, 59) : 0;
    int seconds = parts > 2 ? number(text, at + 1 + 2 * step, 2, 59) : 0;
    boolean colonsStand = !colons || parts < 3 || text[at + 6] == ':';
    int offset = hours * 3_600 + minutes * 60 + seconds;
    if ((hours | minutes | seconds) < 0 || !colonsStand || offset > MOST_OFFSET_HOURS * 3_600) {
      return UNREADABLE;
    }
    return ahead ? local - offset : local + offset;
  }

  /** The number written in {@code digits} digits, or -1 if it is none or above {@code most}. */
  static int number(byte[] text, int start, int digits, int most) {
    int number = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number > most ? -1 : number;
  }

  static int daysOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, counted from March. */
  private static long daysFromCivil(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (long) era * DAYS_OF_ERA + dayOfEra - DAYS_BEFORE_1970;
  }

  /** Writes {@code yyyy-MM-ddTHH:mm:ssZ} in UTC. */
  static void write(long epochSecond, Utf8Buffer out) {
    long days = Math.floorDiv(epochSecond, DAY);
    int second = Math.floorMod(epochSecond, DAY);
    long shifted = days + DAYS_BEFORE_1970;
    long era = Math.floorDiv(shifted, DAYS_OF_ERA);
    int dayOfEra = Math.floorMod(shifted, DAYS_OF_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    out.padded(year, 4).add('-').padded(month, 2).add('-');
    out.padded(dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2).add('T');
    out.padded(second / 3_600, 2).add(':').padded(second / 60 % 60, 2).add(':');
    out.padded(second % 60, 2).add('Z');
  }
}
