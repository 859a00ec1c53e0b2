package fangkong.spread;

import java.io.Serializable;

/** How many stays there are at a place, and in what time they lie. */
public record Visits(long count, long first, long last) implements Serializable {

  /** Those of two parts. */
  public Visits plus(Visits more) {
    return new Visits(count + more.count, Math.min(first, more.first), Math.max(last, more.last));
  }

  /** Slices of equal width, so many that each has {@code crowd} stays where they are spread. */
  public Slices slices(long crowd) {
    int slices = Math.toIntExact(Math.ceilDiv(count, crowd));
    return new Slices(slices, first, (last - first) / slices + 1);
  }
}
