package fangkong.cli.trace;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration, ISO-8601 or plain seconds, to whole seconds: fractions are floored. */
final class DurationOption implements ITypeConverter<Long> {
  private static final Pattern SECONDS = Pattern.compile("[+-]?\\d{1,30}");
  private static final Pattern WEEKS = Pattern.compile("[+-]?[Pp]([+-]?\\d{1,9})[Ww]");
  private static final long MOST_SECONDS = 10_000L * 366 * 86_400;

  @Override
  public Long convert(String value) {
    BigDecimal seconds;
    try {
      seconds = seconds(value);
    } catch (DateTimeException | ArithmeticException e) {
      throw new TypeConversionException(
          "\"%s\" is not a duration. Maybe write PT15M, P2D or plain seconds such as 900."
              .formatted(value));
    }
    if (seconds.signum() < 0) {
      throw new TypeConversionException("\"%s\" is a negative duration".formatted(value));
    }
    if (seconds.compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0) {
      throw new TypeConversionException("\"%s\" is longer than 10000 years".formatted(value));
    }
    return seconds.longValue();
  }

  private static BigDecimal seconds(String value) {
    if (SECONDS.matcher(value).matches()) {
      return new BigDecimal(value);
    }
    if (WEEKS.matcher(value).matches()) {
      return inSeconds(Duration.parse(value.replaceAll("[Ww]", "D")).multipliedBy(7));
    }
    return inSeconds(Duration.parse(value));
  }

  private static BigDecimal inSeconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }
}
