package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.CodePoints;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextKeyTest {
  @Test
  void keys_stand_in_the_order_of_code_points_and_give_their_text_back() {
    List<String> texts =
        List.of(
            "", "a", "ab", "b", "\uD7FF", "\uE000", "\uFFFF", "\uD800", "😀", "\uDC00", "\uDFFF");
    for (String a : texts) {
      assertThat(TextKey.text(TextKey.of(a))).isEqualTo(a);
      for (String b : texts) {
        assertThat(Integer.signum(Arrays.compareUnsigned(TextKey.of(a), TextKey.of(b))))
            .as("%s, %s", a, b)
            .isEqualTo(Integer.signum(CodePoints.ORDER.compare(a, b)));
      }
    }
  }
}
