package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever was read before, a time is read as {@link Times} alone reads it. */
class TimeReaderTest {
  private static final String[] TIMES = {
    "2022-05-09T08:30:00+08:00",
    "2022-05-31T23:59:59+08:00",
    "2022-02-28T00:00:00+08:00",
    "2024-02-29T12:00:00Z",
    "2022-05-09T08:30:00-0330",
    "2022-05-09T08:30:00+08",
    "2022-05-09T08:30+08:00",
    "2022-05-09T08:30:00.25+08:00",
    "2022-05-09T08:30:00,2Z",
    "2022-05-09T08:30:00+08:00:30",
    "2022-05-09T08:30:00",
    "1969-12-01T08:30:00+08:00"
  };
  private static final String CHARACTERS = "0123456789012345678901234567899-:TtZz+.,/ \u0000é;";

  @Test
  void mutatedTimesAreReadAsWithoutMemory() {
    Random random = new Random(11);
    TimeReader reader = new TimeReader();
    int times = 0;
    for (int i = 0; i < 300_000; i++) {
      byte[] text = mutated(random).getBytes(StandardCharsets.UTF_8);
      byte[] inside = Arrays.copyOf(text, text.length + Words.BYTES);
      Arrays.fill(inside, text.length, inside.length, (byte) '0');
      long expected = Times.parse(text, 0, text.length);
      assertThat(reader.read(inside, 0, text.length))
          .as(new String(text, StandardCharsets.UTF_8))
          .isEqualTo(expected);
      times += Times.isTime(expected) ? 1 : 0;
    }
    assertThat(times).isBetween(100_000, 250_000);
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(TIMES[random.nextInt(random.nextInt(TIMES.length) + 1)]);
    for (int i = random.nextInt(3); i > 0; i--) {
      char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      text.setCharAt(random.nextInt(text.length()), c);
    }
    if (random.nextInt(10) == 0) {
      text.setLength(random.nextInt(text.length()));
    }
    return text.toString();
  }

  @Test
  void everySecondOfAMonthIsReadFromMemory() {
    TimeReader reader = new TimeReader();
    for (int day = 0; day <= 32; day++) {
      for (int second = 0; second < 100_000; second += 7) {
        String time =
            "2022-04-%02dT%02d:%02d:%02d+08:00"
                .formatted(day, second / 3_600, second / 60 % 60, second % 60);
        byte[] text = Arrays.copyOf(time.getBytes(StandardCharsets.UTF_8), 40);
        assertThat(reader.read(text, 0, 25)).as(time).isEqualTo(Times.parse(text, 0, 25));
      }
    }
  }
}
