package fangkong.spread;

/**
 * Somebody found.
 *
 * @param first when an exposure first began
 * @param last when one last ended
 * @param overlap of all exposures, in seconds
 */
public record Contact(
    long id, String name, int generation, long first, long last, long overlap, long exposures) {

  /** Its components in order. */
  public Object[] values() {
    return new Object[] {id, name, generation, first, last, overlap, exposures};
  }
}
