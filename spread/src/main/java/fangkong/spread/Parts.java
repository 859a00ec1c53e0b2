package fangkong.spread;

import java.util.stream.Stream;

/** Which part is whose. */
final class Parts {
  private static final int GOLDEN = 0x9E3779B9;

  private Parts() {}

  static int ofName(String name, int parts) {
    return ofHash(name.hashCode(), parts);
  }

  static int ofCell(String place, int cell, int parts) {
    return ofHash(place.hashCode() + cell, parts);
  }

  private static int ofHash(int hash, int parts) {
    int mixed = hash * GOLDEN;
    return Math.floorMod(mixed ^ mixed >>> Short.SIZE, parts);
  }

  static long id(int part, int rank) {
    return (long) part << Integer.SIZE | rank;
  }

  static int rank(long id) {
    return (int) id;
  }

  /** Rows of some longs, by the ids that come first in them, each for the part of its id. */
  static Stream<Sent<byte[]>> byPart(long[] rows, int width) {
    Stream.Builder<Sent<byte[]>> sent = Stream.builder();
    for (int from = 0, to; from < rows.length; from = to) {
      int part = (int) (rows[from] >>> Integer.SIZE);
      for (to = from; to < rows.length && (int) (rows[to] >>> Integer.SIZE) == part; to += width) {}
      sent.add(new Sent<>(part, Packed.pack(rows, from, to, width)));
    }
    return sent.build();
  }
}
