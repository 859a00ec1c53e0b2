package fangkong.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Said;
import fangkong.server.Someone;
import fangkong.server.problems.ProblemCode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a post may say of a passage, field by field. */
@Tag("row-0.25")
class PassageReaderTest {

  private static final String JOURNEY = "01890a5d-ac96-774b-bcce-b302099a8057";

  private final FactReader reader = new FactReader(true);

  /** A passage with everything that may be said of one that simply passes. */
  private static ObjectNode passage() {
    ObjectNode passage =
        Said.fact("passage", Someone.fresh(), "41/15/26/301/201/")
            .put("at", "2022-07-01T08:00:00+08:00")
            .put("channel", "CHECKPOINT")
            .put("post", "K301-01")
            .put("direction", "IN")
            .put("decision", "PASS")
            .put("journey", JOURNEY)
            .put("vehicle", "豫SA1234")
            .put("temperature", 36.5);
    passage
        .putArray("checks")
        .add("TEMPERATURE")
        .add("HEALTH_CODE")
        .add("TRAVEL_CARD")
        .add("MASK")
        .add("DISTANCE");
    return passage;
  }

  private static ObjectNode decided(String decision, String reason) {
    return passage().put("decision", decision).put("reason", reason);
  }

  /** One thing wrong with a passage, and the field that is named. */
  record Wrong(String what, ProblemCode code, String field, Consumer<ObjectNode> mistake) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Wrong bad(String what, String field, Consumer<ObjectNode> mistake) {
    return new Wrong(what, ProblemCode.BAD_VALUE, field, mistake);
  }

  private static Wrong missing(String field) {
    return new Wrong("no " + field, ProblemCode.MISSING_FIELD, field, f -> f.remove(field));
  }

  static Stream<Wrong> mistakes() {
    return Stream.of(
        missing("at"),
        missing("post"),
        missing("direction"),
        missing("decision"),
        missing("person"),
        new Wrong("a lane", ProblemCode.UNKNOWN_FIELD, "lane", f -> f.put("lane", 2)),
        bad("a post with a slash", "post", f -> f.put("post", "K/1")),
        bad("a post that is no text", "post", f -> f.put("post", 1)),
        bad("an unknown direction", "direction", f -> f.put("direction", "UP")),
        bad("an unknown decision", "decision", f -> f.put("decision", "WAIT")),
        new Wrong(
            "a turn-back without a reason",
            ProblemCode.MISSING_FIELD,
            "reason",
            f -> f.put("decision", "TURN_BACK")),
        new Wrong(
            "a hand-over without a reason",
            ProblemCode.MISSING_FIELD,
            "reason",
            f -> f.put("decision", "HAND_OVER")),
        new Wrong(
            "an override without a reason",
            ProblemCode.MISSING_FIELD,
            "reason",
            f -> f.put("override", true)),
        bad(
            "a turn-back for a reason of a hand-over",
            "reason",
            f -> f.put("decision", "TURN_BACK").put("reason", "RED_CODE")),
        bad(
            "a hand-over for a reason of a turn-back",
            "reason",
            f -> f.put("decision", "HAND_OVER").put("reason", "ROAD_CLOSED")),
        bad("an override for fever", "reason", f -> f.put("override", true).put("reason", "FEVER")),
        bad("a reason to pass", "reason", f -> f.put("reason", "DIALYSIS")),
        bad(
            "a reason to register",
            "reason",
            f -> f.put("decision", "REGISTER").put("reason", "FEVER")),
        bad(
            "an override that turns back",
            "override",
            f -> f.put("decision", "TURN_BACK").put("reason", "FEVER").put("override", true)),
        bad("an override that is no truth value", "override", f -> f.put("override", "yes")),
        bad("a journey that is no id", "journey", f -> f.put("journey", "bus 3")),
        bad("a plate in small letters", "vehicle", f -> f.put("vehicle", "豫sa1234")),
        bad("a plate with a dot", "vehicle", f -> f.put("vehicle", "豫S·A1234")),
        bad("a plate that is too short", "vehicle", f -> f.put("vehicle", "豫")),
        bad("a plate that is too long", "vehicle", f -> f.put("vehicle", "豫SA1234567890")),
        bad("a temperature of nobody alive", "temperature", f -> f.put("temperature", 33.9)),
        bad("a temperature beyond all fever", "temperature", f -> f.put("temperature", 43.1)),
        bad("a temperature as text", "temperature", f -> f.put("temperature", "36.5")),
        bad("an unknown check", "checks", f -> f.putArray("checks").add("PASSPORT")),
        bad("a check twice", "checks", f -> f.putArray("checks").add("MASK").add("MASK")),
        bad("checks that are no list", "checks", f -> f.put("checks", "MASK")),
        bad("somewhere to go without a hand-over", "to", f -> f.put("to", "HEALTH")),
        bad(
            "a taker in words",
            "to",
            f -> f.put("decision", "HAND_OVER").put("reason", "FEVER").put("to", "镇卫生院")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void is_refused(Wrong wrong) {
    ObjectNode passage = passage();
    wrong.mistake().accept(passage);

    assertThat(reader.read(3, passage))
        .isInstanceOfSatisfying(
            FactReader.Reading.Unfit.class,
            unfit -> {
              assertThat(unfit.problem().code()).isEqualTo(wrong.code());
              assertThat(unfit.problem().field()).isEqualTo(wrong.field());
              assertThat(unfit.problem().index()).isEqualTo(3);
            });
  }

  static Stream<ObjectNode> passages() {
    return Stream.of(
        passage(),
        passage().put("direction", "OUT").put("decision", "REGISTER"),
        passage().put("override", false),
        decided("TURN_BACK", "NO_VALID_TEST"),
        decided("TURN_BACK", "RISK_AREA"),
        decided("TURN_BACK", "FEVER").put("temperature", 39),
        decided("TURN_BACK", "REFUSED_CHECK"),
        decided("TURN_BACK", "ROAD_CLOSED"),
        decided("HAND_OVER", "RED_CODE").put("to", "TRANSFER"),
        decided("HAND_OVER", "YELLOW_CODE"),
        decided("HAND_OVER", "FEVER"),
        decided("HAND_OVER", "KEY_AREA"),
        decided("HAND_OVER", "ABNORMAL_CODE"),
        decided("PASS", "EMERGENCY_CARE").put("override", true),
        decided("PASS", "DIALYSIS").put("override", true),
        decided("PASS", "BIRTH").put("override", true),
        decided("PASS", "FIRE_OR_RESCUE").put("override", true),
        decided("PASS", "OTHER_EMERGENCY").put("override", true));
  }

  @ParameterizedTest
  @MethodSource("passages")
  void is_read(ObjectNode passage) {
    assertThat(reader.read(0, passage)).isInstanceOf(FactReader.Reading.Fit.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "豫SA1234",
        "京AD12345",
        "京A12345D",
        "粤B1234学",
        "晋A1234警",
        "豫S1234挂",
        "粤Z1A2B港",
        "沪A1234领",
        "使014578",
        "224578使",
        "浙X1234应急",
        "WJ01警0001",
        "豫12A3456",
        "AB1234"
      })
  void a_plate_of_any_form_is_read(String plate) {
    assertThat(reader.read(0, passage().put("vehicle", plate)))
        .isInstanceOf(FactReader.Reading.Fit.class);
  }

  @Test
  void keeps_the_post_as_its_place_and_the_journey_as_what_links_it() {
    assertThat(reader.read(0, passage()))
        .isInstanceOfSatisfying(
            FactReader.Reading.Fit.class,
            fit -> {
              assertThat(fit.fact().place()).isEqualTo("K301-01");
              assertThat(fit.fact().linked()).hasToString(JOURNEY);
              assertThat(fit.fact().known()).isEqualTo(fit.fact().at());
            });
  }
}
