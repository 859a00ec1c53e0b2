package fangkong.tracing.kernel;

/** Takes exposures as they are found. */
@FunctionalInterface
public interface Exposed {
  /** {@code person} was exposed in [from, until), at {@code place}. */
  void exposed(int person, int place, long from, long until);
}
