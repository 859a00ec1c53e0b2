package fangkong.judgement.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A citizen identity number of 18 characters (GB 11643-1999): area, date of birth, sequence, check
 * character. Its text is protected: it never stands in a log or a message.
 */
public final class IdNumber {

  /** Why a text is no identity number. */
  public enum Flaw {
    /** A spreadsheet turned it into a number: an exponent, or the last digits lost. */
    MANGLED_BY_SPREADSHEET,
    CHECK_CHARACTER,
    MALFORMED
  }

  /** What a text turned out to be. */
  public sealed interface Reading {
    record Valid(IdNumber number) implements Reading {}

    record Flawed(Flaw flaw) implements Reading {}
  }

  /** The area no division has: synthetic people carry it. */
  static final String SYNTHETIC_AREA = "990000";

  private static final Pattern SHAPE = Pattern.compile("\\d{17}[0-9X]");
  private static final Pattern EXPONENT = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d+");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private final String text;

  private IdNumber(String text) {
    this.text = text;
  }

  /**
   * Reads a number as people write it: blanks and full-width characters are mended, {@code x}
   * stands for {@code X}.
   */
  public static Reading read(String written, boolean syntheticAllowed) {
    String text = Normal.compact(written).toUpperCase(Locale.ROOT);
    if (EXPONENT.matcher(text).matches()) {
      return new Reading.Flawed(Flaw.MANGLED_BY_SPREADSHEET);
    }
    if (!SHAPE.matcher(text).matches() || findBirth(text).isEmpty()) {
      return new Reading.Flawed(Flaw.MALFORMED);
    }
    if (CHECKS.charAt(weighted(text) % 11) != text.charAt(17)) {
      return new Reading.Flawed(
          text.endsWith("000") ? Flaw.MANGLED_BY_SPREADSHEET : Flaw.CHECK_CHARACTER);
    }
    if (text.startsWith(SYNTHETIC_AREA) && !syntheticAllowed) {
      return new Reading.Flawed(Flaw.MALFORMED);
    }
    return new Reading.Valid(new IdNumber(text));
  }

  private static int weighted(String text) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (text.charAt(i) - '0');
    }
    return sum;
  }

  private static Optional<LocalDate> findBirth(String text) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(text.substring(6, 10)),
              Integer.parseInt(text.substring(10, 12)),
              Integer.parseInt(text.substring(12, 14))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The number in clear, for sealing and indexing only. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdNumber that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "an identity number";
  }
}
