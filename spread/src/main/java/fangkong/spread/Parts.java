package fangkong.spread;

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

  static int ofId(long id) {
    return (int) (id >>> Integer.SIZE);
  }

  static int rank(long id) {
    return (int) id;
  }
}
