package fangkong.simulation.fact;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What verifying a row of a pushed list finds.
 *
 * @param row counted from 1 below the header
 * @param facts sent together with the outcome
 */
public record Answer(String list, int row, Outcome outcome, LocalDateTime at, List<Fact> facts) {

  public Answer {
    facts = List.copyOf(facts);
  }
}
