package fangkong.tracing;

/**
 * How much each person met anybody else at places, in all the time of an index. Immutable and
 * thread-safe.
 */
public final class Everyone {
  private final long[] sums;

  Everyone(long[] sums) {
    this.sums = sums;
  }

  /** Persons 0 to this, exclusive, are told of. */
  public int personBound() {
    return sums.length / 2;
  }

  /** The sum of the lengths of the meetings; two others at once count twice. */
  public long overlapSeconds(int person) {
    return sums[2 * person];
  }

  /** How many meetings there were, one for each pair of united stays. */
  public long meetings(int person) {
    return sums[2 * person + 1];
  }
}
