package fangkong.assessment.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final Source SOURCE = new Source("made for tests", Confidence.GK);

  private static Category category(String layer, String id) {
    return new Category(
        id,
        layer,
        List.of(new Trigger.Exposed(Degree.CLOSE)),
        OptionalInt.empty(),
        Set.of(Anchor.LAST_EXPOSURE),
        List.of(segment(7, 1, 7)),
        0,
        Category.Limits.NONE,
        SOURCE);
  }

  private static Segment segment(int days, Integer... tests) {
    return new Segment(
        Tier.HOME_ISOLATION,
        days,
        new TestPlan.Days(List.of(tests)),
        HealthCode.YELLOW,
        false,
        null,
        0);
  }

  private static Layer layer(
      String id, @Nullable String base, List<String> retires, String... categories) {
    return new Layer(
        id,
        "COVID-19",
        base,
        null,
        null,
        List.of(categories).stream().map(category -> category(id, category)).toList(),
        retires,
        Optional.empty(),
        Optional.empty(),
        Enactment.NONE);
  }

  @Test
  void a_layer_redefines_in_place_and_adds_at_the_end() {
    Protocol base = Protocol.of(layer("BASE", null, List.of(), "A", "B", "C"));
    Protocol over = Protocol.over(base, layer("OVER", "BASE", List.of(), "D", "B"));
    assertThat(over.categories())
        .extracting(Category::clause)
        .containsExactly("BASE/A", "OVER/B", "BASE/C", "OVER/D");
  }

  @Test
  void layers_stand_on_layers() {
    Protocol base = Protocol.of(layer("BASE", null, List.of(), "A", "B"));
    Protocol province = Protocol.over(base, layer("PROVINCE", "BASE", List.of(), "C", "A"));
    Protocol county = Protocol.over(province, layer("COUNTY", "PROVINCE", List.of(), "B"));
    assertThat(county.categories())
        .extracting(Category::clause)
        .containsExactly("PROVINCE/A", "COUNTY/B", "PROVINCE/C");
  }

  @Test
  void a_layer_retires_categories_of_its_base() {
    Protocol base = Protocol.of(layer("BASE", null, List.of(), "A", "B"));
    Protocol over = Protocol.over(base, layer("OVER", "BASE", List.of("A")));
    assertThat(over.categories()).extracting(Category::clause).containsExactly("BASE/B");
    assertThat(over.allows("A")).isFalse();
    assertThat(over.allows("CASE")).isTrue();
  }

  @Test
  void a_layer_fits_only_its_base() {
    Protocol base = Protocol.of(layer("BASE", null, List.of(), "A"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.over(base, layer("OVER", "OTHER", List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.of(layer("OVER", "OTHER", List.of())));
  }

  @Test
  void impossible_values_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> category("BASE", "CASE"));
    assertThatIllegalArgumentException().isThrownBy(() -> layer("BASE", null, List.of(), "A", "A"));
    assertThatIllegalArgumentException().isThrownBy(() -> segment(7, 1, 8));
    assertThatIllegalArgumentException().isThrownBy(() -> segment(7, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> segment(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TestPlan.Rule(3, 1, 24, Lines.SOURCE));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Layer(
                "L",
                "D",
                null,
                LocalDate.of(2022, 2, 1),
                LocalDate.of(2022, 1, 1),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Enactment.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Category(
                "A",
                "L",
                List.of(new Trigger.Entered()),
                OptionalInt.empty(),
                Set.of(Anchor.ARRIVED),
                List.of(segment(7)),
                0,
                Category.Limits.NONE,
                SOURCE));
  }
}
