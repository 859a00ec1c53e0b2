package fangkong.tracing.spi;

/**
 * Is told as a run goes on, so that a caller can time what the engine, which reads no clock,
 * cannot. It is called on the thread of the run.
 */
@FunctionalInterface
public interface GenerationListener {
  /** Hears nothing. */
  GenerationListener NONE = _ -> {};

  /** All contacts of this generation are found; the first generation is 1. */
  void found(int generation);
}
