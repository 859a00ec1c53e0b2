package fangkong.assessment;

import java.time.LocalDate;

/** What the segment in force still lacks and whose day has come. */
public sealed interface Missing {
  /** No sample answers the test of this day. */
  record Test(LocalDate on) implements Missing {}

  /** A sample for the test of this day was taken, its result is pending. */
  record Result(LocalDate on) implements Missing {}

  /** No negative swab of room and objects. */
  record Environment() implements Missing {}

  /** Symptoms were present when last looked for. */
  record SymptomFree() implements Missing {}

  /** The first tests of this linked contact are not answered. */
  record LinkedTest(String person) implements Missing {}
}
