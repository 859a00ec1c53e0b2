package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static long parse(String text) {
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
    return Times.parse(bytes, 2, bytes.length - 2);
  }

  private static String write(long epochSecond) {
    Utf8Buffer text = new Utf8Buffer();
    Times.write(epochSecond, text);
    return text.toString();
  }

  @Test
  void agreesWithTheCalendarOfTheJdk() {
    Random random = new Random(7);
    long first = Instant.parse("0000-01-02T00:00:00Z").getEpochSecond();
    long end = Instant.parse("9999-12-30T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 100_000; i++) {
      long second = random.nextLong(first, end);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60 + 1) * 60);
      OffsetDateTime time =
          Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)).atOffset(offset);
      assertThat(parse(time.toString())).as(time.toString()).isEqualTo(second);
      assertThat(write(second)).isEqualTo(utc(second));
    }
  }

  private static String utc(long second) {
    String text = Instant.ofEpochSecond(second).toString();
    return text.length() == "2022-05-09T00:00:00Z".length() ? text : text.replace("Z", ":00Z");
  }

  @Test
  void fractionsBefore1970AreFlooredToo() {
    assertThat(parse("1969-12-31T23:59:59.9Z")).isEqualTo(-1);
    assertThat(parse("1969-12-31T23:59:59Z")).isEqualTo(-1);
    assertThat(write(-1)).isEqualTo("1969-12-31T23:59:59Z");
  }

  @Test
  void timesWithoutOffsetAreToldFromTextThatIsNoTime() {
    for (String text :
        new String[] {"2022-05-09T08:00", "2022-05-09T08:00:00", "2022-05-09T08:00:00.25"}) {
      assertThat(parse(text)).as(text).isEqualTo(Times.WITHOUT_OFFSET);
    }
  }

  @Test
  void whatIsNoTimeIsUnreadable() {
    String[] wrong = {
      "",
      "2022-05-09",
      "2022-05-09Z",
      "2022-05-09 08:00:00Z",
      "2022-05-09T08:00:00 Z",
      " 2022-05-09T08:00:00Z",
      "2022-05-09T08:00:00Z ",
      "2022-13-09T08:00:00Z",
      "2022-00-09T08:00:00Z",
      "2022-02-29T08:00:00Z",
      "1900-02-29T08:00:00Z",
      "2022-04-31T08:00:00Z",
      "2022-05-00T08:00:00Z",
      "2022-05-09T24:00:00Z",
      "2022-05-09T08:60:00Z",
      "2022-05-09T08:00:60Z",
      "2022-05-09T08:00:0Z",
      "2022-05-09T08:00:Z",
      "2022-05-09T08:00:00.Z",
      "2022-05-09T08:00:00+8",
      "2022-05-09T08:00:00+8:00",
      "2022-05-09T08:00:00+08:",
      "2022-05-09T08:00:00+08:0",
      "2022-05-09T08:00:00+08:60",
      "2022-05-09T08:00:00+19:00",
      "2022-05-09T08:00:00+18:01",
      "2022-05-09T08:00:00+08:00:0",
      "2022-05-09T08:00:00+08:0000",
      "2022-05-09T08:00:00+08:00Z",
      "2022-05-09T08:00:00+08:00[Asia/Shanghai]",
      "22022-05-09T08:00:00Z",
      "２０２２-05-09T08:00:00Z",
      "1652083200",
      "yesterday at noon"
    };
    for (String text : wrong) {
      assertThat(parse(text)).as(text).isEqualTo(Times.UNREADABLE);
    }
  }

  @Test
  void leapDaysAreTimes() {
    assertThat(parse("2024-02-29T00:00:00Z")).isEqualTo(1_709_164_800L);
    assertThat(parse("2000-02-29T00:00:00Z")).isEqualTo(951_782_400L);
  }
}
