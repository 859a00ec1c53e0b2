package fangkong.simulation.fact;

import fangkong.simulation.chance.Chance;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** UUIDs of version 7 made of the time of an event and a seeded stream. Not thread-safe. */
public final class EventIds {

  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private final Chance chance;

  public EventIds(Chance chance) {
    this.chance = chance;
  }

  /** Returns the next id in its text form of 36 characters. */
  String next(LocalDateTime at) {
    long millis = at.toEpochSecond(ZONE) * 1000L;
    long high = millis << 16 | 0x7000L | chance.bits() >>> 52;
    long low = chance.bits() >>> 2 | Long.MIN_VALUE;
    HexFormat hex = HexFormat.of();
    String left = hex.toHexDigits(high);
    String right = hex.toHexDigits(low);
    return new StringBuilder(36)
        .append(left, 0, 8)
        .append('-')
        .append(left, 8, 12)
        .append('-')
        .append(left, 12, 16)
        .append('-')
        .append(right, 0, 4)
        .append('-')
        .append(right, 4, 16)
        .toString();
  }
}
