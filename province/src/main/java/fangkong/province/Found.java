package fangkong.province;

import java.io.Serializable;
import java.util.List;

/**
 * What a trace found in a generation and how long it took.
 *
 * @param seconds of this generation alone
 * @param shuffled bytes that went from process to process, negative where there are none
 */
record Found(int generation, Sums sums, double seconds, long shuffled) implements Serializable {

  /** What all contacts of a generation add up to, by which answers are compared. */
  record Sums(long contacts, long first, long last, long overlap, long exposures)
      implements Serializable {}

  /**
   * An answer.
   *
   * @param arrangedSeconds what came before the first generation
   * @param stopped whether it was stopped at the limit, in the generation after the last
   */
  @SuppressWarnings("serial") // a copied list is
  record Answer(double arrangedSeconds, List<Found> generations, boolean stopped)
      implements Serializable {
    Answer {
      generations = List.copyOf(generations);
    }

    /** Refuses an answer that differs in a generation that both have. */
    void check(String who, Answer other) {
      int both = Math.min(generations.size(), other.generations.size());
      for (int i = 0; i < both; i++) {
        if (!generations.get(i).sums.equals(other.generations.get(i).sums)) {
          throw new IllegalStateException(
              "%s found %s, one machine %s"
                  .formatted(who, other.generations.get(i), generations.get(i)));
        }
      }
    }
  }
}
