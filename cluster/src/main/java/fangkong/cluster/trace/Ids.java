package fangkong.cluster.trace;

/** Numbers of people: the part that knows them, and their place in the order of its names. */
final class Ids {
  private Ids() {}

  static long of(int part, int local) {
    return ((long) part << Integer.SIZE) | local;
  }

  static int part(long id) {
    return (int) (id >>> Integer.SIZE);
  }

  static int local(long id) {
    return (int) id;
  }
}
