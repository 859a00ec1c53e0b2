package fangkong.benchmarks;

import fangkong.benchmarks.peers.Outcome;
import fangkong.benchmarks.peers.Outcome.Answered;
import fangkong.benchmarks.peers.Outcome.Stopped;
import fangkong.benchmarks.peers.Peer;
import fangkong.benchmarks.peers.Question;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody answered to an {@link Asking}; nothing is asked after the first that was stopped.
 *
 * @param outcomes one a question; those that peers are not asked too hold no rows, whose memory
 *     would be many times that of what is asked
 */
record Answers(Asking asking, List<Outcome> outcomes) {

  Answers {
    outcomes = List.copyOf(outcomes);
  }

  static Answers of(Peer peer, Asking asking, int count, Duration limit) throws SQLException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Question question : asking.questions().subList(0, count)) {
      Outcome outcome = peer.answer(question, limit);
      outcomes.add(outcomes.size() < asking.forPeers() ? outcome : outcome.withoutRows());
      if (outcome instanceof Stopped) {
        break;
      }
    }
    return new Answers(asking, outcomes);
  }

  /** Whether the last one was stopped. */
  boolean stopped() {
    return outcomes.getLast() instanceof Stopped;
  }

  /** The quantile of the times, or the limit where somebody was stopped. */
  double seconds(double share) {
    double[] times = outcomes.stream().mapToDouble(Answers::seconds).toArray();
    return Quantiles.of(times, stopped() ? 1 : share);
  }

  private static double seconds(Outcome outcome) {
    Duration time =
        switch (outcome) {
          case Answered answered -> answered.time();
          case Stopped stopped -> stopped.limit();
        };
    return time.toNanos() / 1e9;
  }

  /** Compares answer with answer, as far as both go. */
  void refuseDifference(String peer, Answers others) {
    for (int i = 0; i < Math.min(outcomes.size(), others.outcomes.size()); i++) {
      if (outcomes.get(i) instanceof Answered mine
          && others.outcomes.get(i) instanceof Answered theirs) {
        String question = asking.name() + ", question " + (i + 1);
        mine.answer()
            .findDifference(theirs.answer())
            .ifPresent(difference -> {
              throw new Differs(peer, question, difference);
            });
      }
    }
  }
}
