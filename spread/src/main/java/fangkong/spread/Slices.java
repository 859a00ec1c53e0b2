package fangkong.spread;

import java.io.Serializable;

/**
 * How a crowded place is cut. Its cells are numbered slice, border, slice, …
 *
 * @param width of a slice, in seconds
 */
public record Slices(int count, long first, long width) implements Serializable {
  /** Of a place that is not crowded. */
  static final Slices WHOLE = new Slices(1, 0, Long.MAX_VALUE);

  /** The cell of the slice that an instant lies in; what is later belongs to the last. */
  int cell(long at) {
    return 2 * (int) Math.min(count - 1, (at - first) / width);
  }

  /** How a cell counts. */
  static int sign(int cell) {
    return cell % 2 == 0 ? 1 : -1;
  }
}
