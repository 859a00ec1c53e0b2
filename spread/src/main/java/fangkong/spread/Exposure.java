package fangkong.spread;

/**
 * Time in which somebody exposed somebody, perhaps to be taken away: seconds of a pair are summed.
 */
public record Exposure(long contact, int generation, long source, long seconds) {

  /** Its components in order. */
  public Object[] values() {
    return new Object[] {contact, generation, source, seconds};
  }
}
