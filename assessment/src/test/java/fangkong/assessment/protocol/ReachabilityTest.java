package fangkong.assessment.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTest {
  private static List<Category> before(String... lines) {
    return List.of(lines).stream().map(line -> Lines.category("BASE", line)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # the same evidence, asks as much or nothing
          LATE arrivalHIGH history=7 HOME_MONITORING 7/3              | EARLY
          LATE arrivalHIGH history=7 HOME_MONITORING 7/0              | EARLY
          LATE arrivalHIGH history=7 SELF_MONITORING 3/0 HOME_ISOLATION 4/0 | EARLY
          # may be released later
          LATE arrivalHIGH history=7 HOME_MONITORING 8/0              | -
          LATE arrivalHIGH history=7 HOME_MONITORING 7/4              | -
          LATE arrivalHIGH history=7 HOME_MONITORING 5/3              | -
          LATE arrivalHIGH history=7 HOME_MONITORING 7/0+environment  | -
          # fires on more, or on what the other one does not
          LATE arrivalHIGH HOME_MONITORING 7/0                        | -
          LATE arrivalHIGH history=14 HOME_MONITORING 7/0             | -
          LATE arrivalHIGH,arrivalMEDIUM history=7 HOME_MONITORING 7/0 | -
          LATE stayHIGH history=7 HOME_MONITORING 7/0                 | -
          # the other one may be anchored later, past a symptom
          LATE arrivalHIGH history=3 HOME_MONITORING 7/0              | -
          """)
  void a_category_is_out_of_reach_when_another_always_leads(String late, String shadow) {
    List<Category> before = before("EARLY arrivalHIGH history=7 HOME_ISOLATION 7/3");
    assertThat(Reachability.findShadow(Lines.category("BASE", late), before).map(Category::id))
        .isEqualTo(Optional.ofNullable(shadow));
  }

  @Test
  void one_that_fires_on_more_does_not_hide_one_that_fires_on_less() {
    List<Category> before = before("EARLY arrivalHIGH,stayHIGH HOME_ISOLATION 7/0");
    assertThat(
            Reachability.findShadow(
                Lines.category("BASE", "LATE arrivalHIGH HOME_MONITORING 7/0"), before))
        .isEmpty();
  }

  @Test
  void several_may_hide_one_together() {
    Category late = Lines.category("BASE", "LATE arrivalHIGH,stayHIGH HOME_MONITORING 7/0");
    List<Category> before =
        before("A arrivalHIGH HOME_ISOLATION 7/0", "B stayHIGH HOME_ISOLATION 9/2");
    assertThat(Reachability.findShadow(late, before).map(Category::id)).contains("A");
    assertThat(Reachability.findShadow(late, before.subList(0, 1))).isEmpty();
  }

  @Test
  void a_link_holds_a_category_open() {
    Category late = Lines.category("BASE", "LATE exposureSECONDARY link=2 HOME_MONITORING 7/0");
    assertThat(
            Reachability.findShadow(late, before("A exposureSECONDARY link=1 HOME_ISOLATION 7/1")))
        .isEmpty();
    assertThat(
            Reachability.findShadow(late, before("A exposureSECONDARY link=2 HOME_ISOLATION 7/1")))
        .isPresent();
  }
}
