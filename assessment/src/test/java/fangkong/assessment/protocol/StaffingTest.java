package fangkong.assessment.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fangkong.assessment.protocol.Staffing.Basis;
import fangkong.assessment.protocol.Staffing.Norm;
import fangkong.assessment.protocol.Staffing.Role;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-0.26")
class StaffingTest {

  private static final Norm MEDICAL = norm(Role.MEDICAL, Basis.ISOLATED, 50, 2, 2);
  private static final Norm SITE = norm(Role.SITE, Basis.MEDICAL, 1, 3, 4);
  private static final Norm SAMPLER =
      new Norm(Role.SAMPLER, Basis.TESTS, 360, 1, OptionalInt.empty(), Lines.SOURCE);

  private static Norm norm(Role role, Basis by, int per, int least, int most) {
    return new Norm(role, by, per, least, OptionalInt.of(most), Lines.SOURCE);
  }

  private static String needs(Staffing staffing, int isolated, int tests, int atHome) {
    return staffing.needs(isolated, tests, atHome).stream()
        .map(need ->
            need.role()
                + " "
                + need.least()
                + "-"
                + (need.most().isPresent() ? need.most().getAsInt() : ""))
        .collect(Collectors.joining(", "));
  }

  @Test
  void staff_are_whole_people_by_what_each_norm_counts() {
    Staffing staffing = new Staffing(List.of(MEDICAL, SITE, SAMPLER));
    assertThat(needs(staffing, 50, 360, 9)).isEqualTo("MEDICAL 2-2, SITE 6-8, SAMPLER 1-");
    assertThat(needs(staffing, 51, 361, 9)).isEqualTo("MEDICAL 3-3, SITE 9-12, SAMPLER 2-");
    assertThat(needs(staffing, 1, 1, 9)).isEqualTo("MEDICAL 1-1, SITE 3-4, SAMPLER 1-");
    assertThat(needs(staffing, 0, 0, 9)).isEqualTo("MEDICAL 0-0, SITE 0-0, SAMPLER 0-");
    assertThat(needs(staffing, 29_365, 1_070_000, 0))
        .isEqualTo("MEDICAL 1175-1175, SITE 3525-4700, SAMPLER 2973-");
  }

  @Test
  void without_a_norm_there_is_no_figure_and_with_one_of_people_at_home_there_is() {
    assertThat(needs(Staffing.NONE, 50, 360, 40)).isEmpty();
    Staffing atHome = new Staffing(List.of(norm(Role.COMMUNITY, Basis.AT_HOME, 20, 1, 2)));
    assertThat(needs(atHome, 50, 360, 41)).isEqualTo("COMMUNITY 3-5");
  }

  @Test
  void an_upper_end_that_nobody_gives_stays_open_in_what_counts_by_it() {
    Norm open = new Norm(Role.MEDICAL, Basis.ISOLATED, 50, 2, OptionalInt.empty(), Lines.SOURCE);
    assertThat(needs(new Staffing(List.of(open, SITE)), 100, 0, 0))
        .isEqualTo("MEDICAL 4-, SITE 12-");
  }

  @Test
  void norms_that_make_no_sense_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Staffing(List.of(SITE, MEDICAL)))
        .withMessageContaining("SITE is by MEDICAL");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Staffing(List.of(MEDICAL, MEDICAL)))
        .withMessageContaining("two norms");
    assertThatIllegalArgumentException().isThrownBy(() -> norm(Role.SITE, Basis.TESTS, 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> norm(Role.SITE, Basis.TESTS, 1, 2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> norm(Role.MEDICAL, Basis.MEDICAL, 1, 1, 1));
  }
}
