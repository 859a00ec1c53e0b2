package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Confidence;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Lookback;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.Signature;
import fangkong.assessment.protocol.TestPlan;
import fangkong.assessment.protocol.Zones;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProtocolFilesTest {
  /**
   * A summary of a protocol that fits a table: category, anchors, segments with days, tests or
   * rule, and colour.
   */
  private static String summary(Protocol protocol) {
    StringBuilder out = new StringBuilder();
    for (Category category : protocol.categories()) {
      out.append(category.clause())
          .append(' ')
          .append(category.anchors().stream().sorted().toList());
      for (Segment segment : category.segments()) {
        out.append(' ').append(segment.tier()).append(' ').append(segment.days());
        out.append(
            switch (segment.tests()) {
              case TestPlan.Days(List<Integer> days) -> days.toString();
              case TestPlan.Rule rule -> "[" + rule.name() + "]";
            });
        out.append(segment.code()).append(segment.environment() ? "+environment" : "");
      }
      out.append('\n');
    }
    return out.toString();
  }

  @Test
  @Tag("row-0.26")
  void the_ninth_edition_is_as_it_was_published() {
    assertThat(summary(Folders.protocol("CN-COVID-9")))
        .isEqualTo(
            """
            CN-COVID-9/CLOSE_CONTACT [LAST_EXPOSURE] CENTRAL_ISOLATION 7[1, 2, 3, 5, 7]RED+environment HOME_MONITORING 3[3]YELLOW
            CN-COVID-9/INBOUND [ENTRY] CENTRAL_ISOLATION 7[1, 2, 3, 5, 7]RED HOME_MONITORING 3[3]YELLOW
            CN-COVID-9/HIGH_AREA_HISTORY [LEFT_AREA, ARRIVED] CENTRAL_ISOLATION 7[1, 2, 3, 5, 7]RED
            CN-COVID-9/CONTACT_OF_CONTACT [LAST_EXPOSURE] HOME_ISOLATION 7[1, 4, 7]YELLOW
            CN-COVID-9/MEDIUM_AREA_HISTORY [LEFT_AREA, ARRIVED] HOME_ISOLATION 7[1, 4, 7]YELLOW
            CN-COVID-9/LOW_AREA_HISTORY [LEFT_AREA, ARRIVED] SELF_MONITORING 3[2/3]GREEN
            """);
  }

  @Test
  @Tag("row-4.3")
  void a_local_layer_stands_after_the_eighth_edition() {
    assertThat(summary(Folders.protocol("LOCAL-HENAN-2022-04")))
        .isEqualTo(
            """
            CN-COVID-8/CLOSE_CONTACT [LAST_EXPOSURE] CENTRAL_ISOLATION 14[1, 4, 7, 14]RED HOME_MONITORING 7[2, 7]YELLOW
            CN-COVID-8/CONTACT_OF_CONTACT [LAST_EXPOSURE] CENTRAL_ISOLATION 7[1, 4, 7]RED
            CN-COVID-8/INBOUND [ENTRY] CENTRAL_ISOLATION 14[1, 4, 7, 14]RED HOME_MONITORING 7[2, 7]YELLOW
            CN-COVID-8/COMPANION [LAST_EXPOSURE] HOME_MONITORING 3[2/3]YELLOW
            CN-COVID-8/GENERAL_CONTACT [LAST_EXPOSURE] SELF_MONITORING 7[1, 4, 7]YELLOW
            LOCAL-HENAN-2022-04/MED_HIGH_AREA_RETURNEE [ARRIVED] HOME_MONITORING 7[2/3]YELLOW
            LOCAL-HENAN-2022-04/LOW_AREA_RETURNEE [ARRIVED] SELF_MONITORING 7[]GREEN
            """);
  }

  @Test
  void values_beside_the_course_are_read_too() {
    Category close = Folders.protocol("CN-COVID-8").findCategory("CLOSE_CONTACT").orElseThrow();
    assertThat(close.limits().transferWithinHours()).hasValue(12);
    assertThat(close.source().confidence()).isEqualTo(Confidence.VR);
    Category second =
        Folders.protocol("CN-COVID-9").findCategory("CONTACT_OF_CONTACT").orElseThrow();
    assertThat(second.linkFirstTests()).isEqualTo(2);
    Category medium =
        Folders.protocol("CN-COVID-9").findCategory("MEDIUM_AREA_HISTORY").orElseThrow();
    assertThat(medium.historyDays()).hasValue(7);
    assertThat(medium.segments().getFirst().fallback()).isEqualTo(Tier.CENTRAL_ISOLATION);
    Protocol twenty = Folders.protocol("CN-COVID-20");
    assertThat(twenty.retires()).containsExactly("CONTACT_OF_CONTACT", "MEDIUM_AREA_HISTORY");
    assertThat(twenty.findCategory("INBOUND").orElseThrow().limits().positiveCtBelow())
        .hasValue(35);
    assertThat(twenty.findCategory("CLOSE_CONTACT").orElseThrow().segments().getLast().code())
        .isEqualTo(HealthCode.RED);
    Lookback measles = Folders.protocol("US-MEASLES").lookback().orElseThrow();
    assertThat(measles.windows()).containsEntry("rash", new Lookback.Window(-4, OptionalInt.of(4)));
    assertThat(measles.lingerHours()).isEqualTo(2);
    assertThat(Folders.protocol("WHO-EVD").lookback().orElseThrow().fromOnset()).isTrue();
    assertThat(Folders.protocol("LOCAL-2020-02").disease()).isEqualTo("COVID-19");
    assertThat(Folders.protocol("LOCAL-2020-02").lookback().orElseThrow().windows())
        .containsEntry("onset", new Lookback.Window(-2, OptionalInt.empty()));
  }

  @Test
  void every_category_of_every_protocol_names_its_source() {
    assertThat(Folders.protocols().listProtocols()).hasSize(11);
    for (Protocol protocol : Folders.protocols().listProtocols()) {
      for (Category category : protocol.categories()) {
        assertThat(category.source().clause()).as(category.clause()).isNotBlank();
      }
    }
  }

  @Test
  void layers_are_signed_and_say_what_they_change() {
    List<Protocol> layers =
        Folders.protocols().listProtocols().stream().filter(each -> each.base() != null).toList();
    assertThat(layers).hasSize(4);
    for (Protocol layer : layers) {
      assertThat(layer.enactment().changes()).as(layer.id()).isNotBlank();
      assertThat(layer.enactment().signed()).as(layer.id()).isPresent();
    }
    assertThat(Folders.protocol("LOCAL-HENAN-2022-04").enactment().signed())
        .contains(new Signature("指挥长", "镇疫情防控指挥部", LocalDate.of(2022, 3, 15)));
  }

  @Test
  void zones_are_read_and_handed_on_to_layers() {
    Zones nine = Folders.protocol("CN-COVID-9").zones().orElseThrow();
    assertThat(nine.kinds()).containsExactly("HIGH", "MEDIUM", "LOW");
    assertThat(nine.down())
        .containsEntry("HIGH", new Zones.Down("MEDIUM", 7, OptionalInt.of(7)))
        .containsEntry("MEDIUM_AFTER_HIGH", new Zones.Down("LOW", 3, OptionalInt.empty()));
    assertThat(Folders.protocol("LOCAL-HENAN-2022-04").zones().orElseThrow().lift())
        .contains(new Zones.Lift(14, OptionalInt.of(14), OptionalInt.of(2)));
  }
}
