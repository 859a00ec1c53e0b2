package fangkong.benchmarks;

import fangkong.benchmarks.peers.Question;
import java.util.List;

/**
 * Questions of one kind, asked one after the other.
 *
 * @param forPeers how many of them, the first ones, the peers are asked too
 * @param quantiles which of the times are shown; the times of peers are shown beside the first
 * @param unit s or ms
 */
record Asking(
    String name, List<Question> questions, int forPeers, List<Quantile> quantiles, Unit unit) {

  Asking {
    questions = List.copyOf(questions);
    quantiles = List.copyOf(quantiles);
  }

  /** A share of the times, and what it is called in a name of a figure. */
  record Quantile(double share, String suffix, String goal) {}

  /** What times are shown in. */
  enum Unit {
    S("s", 1),
    MS("ms", 1_000);

    final String symbol;
    final double ofASecond;

    Unit(String symbol, double ofASecond) {
      this.symbol = symbol;
      this.ofASecond = ofASecond;
    }
  }
}
