package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecondFactorModeTest {

  @Test
  void the_second_factor_is_left_out_among_synthetic_people_alone() {
    assertThat(SecondFactorMode.read("off", true)).isEqualTo(SecondFactorMode.OFF);
    assertThatThrownBy(() -> SecondFactorMode.read("off", false))
        .hasMessageContaining("fangkong.second-factor")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> SecondFactorMode.read("OFF", false))
        .hasMessageContaining("fangkong.second-factor");
  }

  @Test
  void it_is_asked_for_wherever_it_is_required() {
    assertThat(SecondFactorMode.read("required", true)).isEqualTo(SecondFactorMode.REQUIRED);
    assertThat(SecondFactorMode.read("required", false)).isEqualTo(SecondFactorMode.REQUIRED);
  }

  @Test
  void a_word_that_is_neither_is_refused() {
    assertThatThrownBy(() -> SecondFactorMode.read("false", true)).hasMessageContaining("false");
  }
}
