package fangkong.cli.trace;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an ISO-8601 time with an offset to its epoch second. */
public final class TimeOption implements ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    long time = Times.parse(text, 0, text.length);
    if (!Times.isTime(time)) {
      throw new TypeConversionException("\"%s\" %s".formatted(value, Row.flawOf(time)));
    }
    return time;
  }
}
