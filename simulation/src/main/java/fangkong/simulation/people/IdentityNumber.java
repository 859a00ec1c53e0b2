package fangkong.simulation.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** A citizen identity number (GB 11643-1999) of the unassigned area 990000: never a real one. */
public record IdentityNumber(String text) {

  private static final String AREA = "990000";
  private static final Pattern FORM = Pattern.compile(AREA + "\\d{11}[0-9X]");
  private static final String WEIGHTS = "79A584216379A5842";
  private static final String CHECKS = "10X98765432";
  private static final DateTimeFormatter BIRTH =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  public IdentityNumber {
    if (!isValid(text)) {
      throw new IllegalArgumentException("identity number is " + text + ". Maybe a digit is wrong");
    }
  }

  /**
   * Completes a number with its check character.
   *
   * @param sequence 0 to 999, odd for men
   */
  public static IdentityNumber of(LocalDate birth, int sequence) {
    String body = AREA + BIRTH.format(birth) + String.valueOf(1000 + sequence).substring(1);
    return new IdentityNumber(body + checkOf(body));
  }

  static boolean isValid(String text) {
    if (!FORM.matcher(text).matches() || checkOf(text) != text.charAt(17)) {
      return false;
    }
    try {
      LocalDate.parse(text.substring(6, 14), BIRTH);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static char checkOf(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length(); i++) {
      sum += Character.digit(WEIGHTS.charAt(i), 16) * Character.digit(digits.charAt(i), 10);
    }
    return CHECKS.charAt(sum % 11);
  }
}
