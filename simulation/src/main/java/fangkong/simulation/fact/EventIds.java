package fangkong.simulation.fact;

import fangkong.simulation.chance.Chance;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** UUIDs of version 7 made of the time of an event and a seeded stream. Not thread-safe. */
public final class EventIds {

  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final String DIGITS = "0123456789abcdef";

  private final Chance chance;

  public EventIds(Chance chance) {
    this.chance = chance;
  }

  /** Returns the next id in its text form of 36 characters. */
  String next(LocalDateTime at) {
    long millis = at.toEpochSecond(ZONE) * 1000L;
    long high = millis << 16 | 0x7000L | chance.bits() >>> 52;
    long low = chance.bits() >>> 2 | Long.MIN_VALUE;
    char[] text = new char[36];
    hex(text, 0, high, 60, 8);
    hex(text, 9, high, 28, 4);
    hex(text, 14, high, 12, 4);
    hex(text, 19, low, 60, 4);
    hex(text, 24, low, 44, 12);
    text[8] = '-';
    text[13] = '-';
    text[18] = '-';
    text[23] = '-';
    return new String(text);
  }

  private static void hex(char[] text, int offset, long bits, int shift, int digits) {
    for (int i = 0; i < digits; i++) {
      text[offset + i] = DIGITS.charAt((int) (bits >>> (shift - 4 * i)) & 15);
    }
  }
}
