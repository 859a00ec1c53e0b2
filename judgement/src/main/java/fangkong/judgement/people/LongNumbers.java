package fangkong.judgement.people;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Leaves out of a text what may be an identity number or a phone: seven digits or more, however
 * they are written and spaced. Dates, times and ids of this server stay readable.
 */
public final class LongNumbers {

  private static final String ID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
  private static final String DATE =
      "(?<!\\d)(?:19|20|21)\\d{2}"
          + "(?:[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))"
          + "(?!\\d)(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?!\\d))?";
  private static final String LONG_NUMBER = "\\+?\\d(?:[\\s\\u200B\\uFEFF\\-‐-―.()]*\\d){6,}[Xx]?";

  private static final Pattern READABLE_OR_LONG =
      Pattern.compile(
          "(?<readable>" + ID + "|" + DATE + ")|" + LONG_NUMBER, Pattern.CASE_INSENSITIVE);

  private LongNumbers() {}

  public static String hide(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String hidden =
        READABLE_OR_LONG
            .matcher(plain)
            .replaceAll(found -> found.group("readable") == null ? "…" : "$0");
    return hidden.equals(plain) ? text : hidden;
  }
}
