package fangkong.codec;

import java.nio.ByteBuffer;

/**
 * Text as bytes whose unsigned order is that of code points, {@link
 * fangkong.assessment.CodePoints}. Unlike UTF-8 it keeps halves of surrogate pairs, which JSON can
 * spell, and tells them apart.
 *
 * <p>Two bytes, the higher first, for each UTF-16 unit; surrogates change places with the units
 * above them.
 */
public final class TextKey {
  private static final int FIRST = Character.MIN_SURROGATE;
  private static final int SURROGATES = Character.MAX_SURROGATE + 1 - FIRST;
  private static final int ABOVE = Character.MAX_VALUE - Character.MAX_SURROGATE;

  private TextKey() {}

  public static byte[] of(String text) {
    ByteBuffer key = ByteBuffer.allocate(2 * text.length());
    text.chars().forEach(unit -> key.putChar(turned(unit, ABOVE)));
    return key.array();
  }

  public static String text(byte[] key) {
    StringBuilder text = new StringBuilder(key.length / 2);
    ByteBuffer.wrap(key)
        .asCharBuffer()
        .chars()
        .forEach(unit -> text.append(turned(unit, SURROGATES)));
    return text.toString();
  }

  private static char turned(int unit, int by) {
    return (char) (unit < FIRST ? unit : FIRST + (unit - FIRST + by) % (SURROGATES + ABOVE));
  }
}
