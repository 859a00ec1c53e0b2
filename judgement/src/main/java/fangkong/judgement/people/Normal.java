package fangkong.judgement.people;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** One spelling for what people write in many. */
public final class Normal {

  private static final Pattern BLANKS_AND_DASHES =
      Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF\\-‐–—]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
  private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)?86(?=1[3-9]\\d{9}$)");
  private static final Pattern MIDDLE_DOTS = Pattern.compile("[•∙⋅・‧]");

  private Normal() {}

  /** Full-width characters to plain ones, blanks and dashes taken out. */
  public static String compact(String written) {
    if (isPlain(written)) {
      return written;
    }
    return BLANKS_AND_DASHES
        .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
        .replaceAll("");
  }

  /** Whether there is nothing to mend: the common case, told apart without an expression. */
  private static boolean isPlain(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
        return false;
      }
    }
    return true;
  }

  public static String phone(String written) {
    return COUNTRY.matcher(compact(written)).replaceFirst("");
  }

  public static String name(String written) {
    String plain = Normalizer.normalize(written.strip(), Normalizer.Form.NFKC);
    return MIDDLE_DOTS.matcher(BLANKS.matcher(plain).replaceAll("")).replaceAll("·");
  }
}
