package fangkong.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
  /**
   * Zones with summer time, with midnights that are skipped or come twice, and with a day that
   * never was.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Shanghai",
        "UTC",
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Asia/Beirut",
        "America/Havana",
        "Pacific/Apia",
        "Asia/Kathmandu"
      })
  void days_and_their_starts_are_those_of_the_calendar(String name) {
    ZoneId zone = ZoneId.of(name);
    Days days = new Days(zone);
    Instant end = Instant.parse("2024-01-01T00:00:00Z");
    for (Instant instant = Instant.parse("1985-01-01T00:00:00Z");
        instant.isBefore(end);
        instant = instant.plusSeconds(4 * 3600 + 1807)) {
      LocalDate day = instant.atZone(zone).toLocalDate();
      assertThat(days.of(instant)).isEqualTo(day.toEpochDay());
      assertThat(days.startOf(day.toEpochDay())).isEqualTo(day.atStartOfDay(zone).toInstant());
      assertThat(days.startOf(day.toEpochDay() + 1))
          .isEqualTo(day.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }
}
