package fangkong.server.problems;

import fangkong.judgement.people.LongNumbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was refused: the code, where, and the value. The value of a protected field is
 * never put here; an identity number or phone that strayed into another field is left out.
 *
 * @param index which element of a batch or row of a file, from 0 (batch) or 1 (file); null when the
 *     request as a whole
 * @param terms said in place of the value, in words of the reader
 */
public record Problem(
    ProblemCode code,
    @Nullable Integer index,
    @Nullable String field,
    @Nullable String value,
    List<Term> terms) {

  /**
   * A sentence part of the message files, {@code FK-5003.WIDER}, about a category, or about what
   * has a word under the code; what has no word is said as it is written.
   */
  public record Term(String word, String about) {}

  private static final int LONGEST_VALUE = 120;

  public Problem(
      ProblemCode code, @Nullable Integer index, @Nullable String field, @Nullable String value) {
    this(code, index, field, value, List.of());
  }

  public Problem {
    terms = List.copyOf(terms);
    if (value != null) {
      value = LongNumbers.hide(value);
      if (value.length() > LONGEST_VALUE) {
        value = value.substring(0, LONGEST_VALUE) + "…";
      }
    }
  }

  public static Problem of(ProblemCode code) {
    return new Problem(code, null, null, null);
  }

  public static Problem of(ProblemCode code, String field, @Nullable String value) {
    return new Problem(code, null, field, value);
  }

  public static Problem of(ProblemCode code, String field, List<Term> terms) {
    return new Problem(code, null, field, null, terms);
  }

  public Problem at(int newIndex) {
    return new Problem(code, newIndex, field, value, terms);
  }
}
