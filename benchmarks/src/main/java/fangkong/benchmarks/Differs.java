package fangkong.benchmarks;

/** A peer and the engine gave different answers to one question: one of them is wrong. */
final class Differs extends RuntimeException {
  private static final long serialVersionUID = 1;

  Differs(String peer, String question, String difference) {
    super(peer + " differs from the engine in " + question + ": " + difference);
  }
}
