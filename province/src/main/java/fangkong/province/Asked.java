package fangkong.province;

/**
 * What everybody is asked; durations in seconds.
 *
 * @param passes how often one machine is asked; the last time counts
 */
record Asked(int cases, int generations, long minOverlap, long latent, int passes) {
  static final Asked USUAL = new Asked(1_000, 3, 900, Province.DAY, 3);
}
