package fangkong.simulation.fact;

import static java.util.stream.Collectors.joining;

import java.time.LocalDateTime;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One JSON object, written field by field; the same buffer serves for the next. */
public final class JsonObject {

  private final StringBuilder out = new StringBuilder(400);
  private boolean first = true;

  public void begin() {
    out.setLength(0);
    out.append('{');
    first = true;
  }

  public JsonObject open(String name) {
    name(name).append('{');
    first = true;
    return this;
  }

  public JsonObject close() {
    out.append('}');
    first = false;
    return this;
  }

  /** Ends the object; the buffer is valid until the next {@link #begin}. */
  public CharSequence end() {
    return out.append('}');
  }

  public JsonObject text(String name, String value) {
    name(name).append('"').append(isPlain(value) ? value : escaped(name, value)).append('"');
    return this;
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(name + " holds a control character: " + value);
    }
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  public JsonObject textIfPresent(String name, @Nullable String value) {
    return value == null ? this : text(name, value);
  }

  public JsonObject number(String name, long value) {
    name(name).append(value);
    return this;
  }

  public JsonObject truth(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  public JsonObject texts(String name, Collection<String> values) {
    name(name).append(values.stream().map(v -> '"' + v + '"').collect(joining(",", "[", "]")));
    return this;
  }

  /** Adds a value that is JSON already. */
  public JsonObject raw(String name, CharSequence value) {
    name(name).append(value);
    return this;
  }

  /** Adds a time of the scenario's zone to the second, with its offset. */
  public JsonObject time(String name, LocalDateTime at) {
    StringBuilder target = name(name).append('"');
    appendTime(target, at);
    target.append('"');
    return this;
  }

  /** Appends {@code 2022-04-01T08:00:00+08:00}. */
  public static void appendTime(StringBuilder target, LocalDateTime at) {
    char[] text = "2022-00-00T00:00:00+08:00".toCharArray();
    twoDigits(text, 0, at.getYear() / 100);
    twoDigits(text, 2, at.getYear() % 100);
    twoDigits(text, 5, at.getMonthValue());
    twoDigits(text, 8, at.getDayOfMonth());
    twoDigits(text, 11, at.getHour());
    twoDigits(text, 14, at.getMinute());
    twoDigits(text, 17, at.getSecond());
    target.append(text);
  }

  private static void twoDigits(char[] text, int offset, int value) {
    text[offset] = (char) ('0' + value / 10);
    text[offset + 1] = (char) ('0' + value % 10);
  }

  private StringBuilder name(String name) {
    if (!first) {
      out.append(',');
    }
    first = false;
    return out.append('"').append(name).append("\":");
  }
}
