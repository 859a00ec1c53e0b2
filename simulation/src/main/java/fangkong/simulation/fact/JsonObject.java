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
    StringBuilder target = name(name).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        target.append('\\');
      }
      if (c < ' ') {
        throw new IllegalArgumentException(name + " holds the control character " + (int) c);
      }
      target.append(c);
    }
    target.append('"');
    return this;
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
    target.append(at.getYear());
    twoDigits(target.append('-'), at.getMonthValue());
    twoDigits(target.append('-'), at.getDayOfMonth());
    twoDigits(target.append('T'), at.getHour());
    twoDigits(target.append(':'), at.getMinute());
    twoDigits(target.append(':'), at.getSecond());
    target.append("+08:00");
  }

  private static void twoDigits(StringBuilder target, int value) {
    target.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private StringBuilder name(String name) {
    if (!first) {
      out.append(',');
    }
    first = false;
    return out.append('"').append(name).append("\":");
  }
}
