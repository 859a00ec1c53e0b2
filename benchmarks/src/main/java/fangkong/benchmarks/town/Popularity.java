package fangkong.benchmarks.town;

/**
 * Zipf's law over {@code size} ranks: rank r is drawn in proportion to (r + 1) to the power of
 * minus {@code exponent}. Walker's alias table: one draw costs two reads. Immutable.
 *
 * <p>Invariants: {@code keep[r]} is the share, of 2^31, of the draws of column r that stay with
 * rank r; the others go to {@code alias[r]}.
 */
final class Popularity {
  private final int[] keep;
  private final int[] alias;

  Popularity(int size, double exponent) {
    keep = new int[size];
    alias = new int[size];
    double[] share = new double[size];
    double sum = 0;
    for (int rank = 0; rank < size; rank++) {
      share[rank] = Math.pow(rank + 1, -exponent);
      sum += share[rank];
    }
    int[] columns = new int[size];
    int poor = 0;
    int rich = size;
    for (int rank = 0; rank < size; rank++) {
      share[rank] *= size / sum;
      alias[rank] = rank;
      if (share[rank] < 1) {
        columns[poor++] = rank;
      } else {
        columns[--rich] = rank;
      }
    }
    pair(share, columns, poor, rich);
  }

  /** Fills each poor column from a rich one, which may become poor by it. */
  private void pair(double[] share, int[] columns, int poorCount, int firstRich) {
    int poor = poorCount;
    int rich = firstRich;
    while (poor > 0 && rich < columns.length) {
      int small = columns[--poor];
      int large = columns[rich];
      keep[small] = (int) (share[small] * Integer.MAX_VALUE);
      alias[small] = large;
      share[large] -= 1 - share[small];
      if (share[large] < 1) {
        rich++;
        columns[poor++] = large;
      }
    }
    while (poor > 0) {
      keep[columns[--poor]] = Integer.MAX_VALUE;
    }
    for (; rich < columns.length; rich++) {
      keep[columns[rich]] = Integer.MAX_VALUE;
    }
  }

  int rank(long bits) {
    int column = Draws.upper(bits, keep.length);
    return (bits & Integer.MAX_VALUE) < keep[column] ? column : alias[column];
  }
}
