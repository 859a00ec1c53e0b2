package fangkong.province;

/**
 * What everybody is asked; durations in seconds.
 *
 * @param passes how often one machine and the cluster are asked; the later half counts
 */
record Asked(int cases, int generations, long minOverlap, long latent, int passes) {
  static Asked usual(int passes) {
    return new Asked(1_000, 3, 900, Province.DAY, passes);
  }
}
