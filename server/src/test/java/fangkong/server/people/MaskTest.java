package fangkong.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shown of a protected text. */
class MaskTest {

  @Test
  void an_identity_number_shows_its_area_and_its_end() {
    assertThat(Mask.idNumber("99000019900101001X")).isEqualTo("990000********001X");
  }

  @Test
  void a_phone_shows_three_digits_and_its_end() {
    assertThat(Mask.phone("13812345678")).isEqualTo("138****5678");
    assertThat(Mask.phone("0561234567")).isEqualTo("056***4567");
  }

  @Test
  void what_is_too_short_to_hide_is_covered_altogether() {
    assertThat(Mask.phone("123456789")).isEqualTo("*********");
    assertThat(Mask.idNumber("123456789012")).isEqualTo("************");
    assertThat(Mask.phone("")).isEmpty();
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(Mask.idNumber(null)).isNull();
    assertThat(Mask.phone(null)).isNull();
  }
}
