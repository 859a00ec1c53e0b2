package fangkong.benchmarks.town;

/**
 * Pseudo-random numbers from a seed: Weyl steps through the finalizer of MurmurHash3 (Stafford's
 * variant 13), as {@link java.util.SplittableRandom} draws them, without its call per draw. Not
 * thread-safe.
 */
final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Draws(long seed) {
    state = seed;
  }

  /** 64 random bits. */
  long bits() {
    state += STEP;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 0 to {@code bound} - 1, from the upper 32 of {@code bits}. */
  static int upper(long bits, int bound) {
    return (int) (((bits >>> 32) * bound) >>> 32);
  }

  /** 0 to {@code bound} - 1, from the lower 32 of {@code bits}. */
  static int lower(long bits, int bound) {
    return (int) (((bits & 0xFFFFFFFFL) * bound) >>> 32);
  }

  int below(int bound) {
    return upper(bits(), bound);
  }
}
