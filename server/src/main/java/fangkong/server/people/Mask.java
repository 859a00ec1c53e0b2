package fangkong.server.people;

import org.jspecify.annotations.Nullable;

/**
 * Shows of a protected text what lets two people tell that they mean the same, and no more: of an
 * identity number the area and the last four characters, of a phone three digits and the last four,
 * of a name the first character.
 */
public final class Mask {

  private static final int END = 4;
  private static final int AREA = 6;
  private static final int PREFIX = 3;
  private static final int LEAST_HIDDEN = 3;
  private static final String COVER = "*";

  private Mask() {}

  public static @Nullable String idNumber(@Nullable String text) {
    return cover(text, AREA);
  }

  public static @Nullable String phone(@Nullable String text) {
    return cover(text, PREFIX);
  }

  /** The first character alone: enough to compare with who stands there. */
  public static String name(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first) + COVER.repeat(text.codePointCount(first, text.length()));
  }

  /** Whatever is too short to keep most of itself hidden is covered altogether. */
  private static @Nullable String cover(@Nullable String text, int shown) {
    if (text == null) {
      return null;
    }
    int hidden = text.length() - shown - END;
    return hidden < LEAST_HIDDEN
        ? COVER.repeat(text.length())
        : text.substring(0, shown) + COVER.repeat(hidden) + text.substring(text.length() - END);
  }
}
