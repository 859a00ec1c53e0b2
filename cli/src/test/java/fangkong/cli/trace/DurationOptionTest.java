package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DurationOptionTest {
  private final DurationOption option = new DurationOption();

  @Test
  void readsIsoDurationsAndPlainSeconds() {
    assertThat(option.convert("PT15M")).isEqualTo(900);
    assertThat(option.convert("P2DT1H")).isEqualTo(176_400);
    assertThat(option.convert("P2W")).isEqualTo(1_209_600);
    assertThat(option.convert("900")).isEqualTo(900);
    assertThat(option.convert("0")).isZero();
    assertThat(option.convert("-0")).isZero();
    assertThat(option.convert("PT1.9S")).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoLengthOfTime() {
    for (String text : new String[] {"", " 5", "5s", "15m", "P1M", "P1Y", "PT", "1e3", "1.5"}) {
      assertThatThrownBy(() -> option.convert(text)).hasMessageContaining("is not a duration");
    }
    assertThatThrownBy(() -> option.convert("PT-0.1S")).hasMessageContaining("negative");
    assertThatThrownBy(() -> option.convert("99999999999999999999")).hasMessageContaining("longer");
  }
}
