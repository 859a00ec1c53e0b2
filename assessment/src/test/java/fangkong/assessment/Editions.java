package fangkong.assessment;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Anchor;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Confidence;
import fangkong.assessment.protocol.Enactment;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Layer;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.Source;
import fangkong.assessment.protocol.TestPlan;
import fangkong.assessment.protocol.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Protocols for tests, in the manner of the ninth edition and of a local layer. */
final class Editions {
  private static final Source SOURCE = new Source("made for tests", Confidence.GK);

  private Editions() {}

  static Protocol ninth() {
    return Protocol.of(
        layer(
            "NINTH",
            null,
            category(
                "CLOSE_CONTACT",
                new Trigger.Exposed(Degree.CLOSE),
                0,
                0,
                new Segment(
                    Tier.CENTRAL_ISOLATION,
                    7,
                    new TestPlan.Days(List.of(1, 2, 3, 5, 7)),
                    HealthCode.RED,
                    true,
                    null,
                    0),
                segment(Tier.HOME_MONITORING, 3, HealthCode.YELLOW, 3)),
            category(
                "INBOUND",
                new Trigger.Entered(),
                0,
                0,
                segment(Tier.CENTRAL_ISOLATION, 7, HealthCode.RED, 1, 2, 3, 5, 7),
                segment(Tier.HOME_MONITORING, 3, HealthCode.YELLOW, 3)),
            area("HIGH_AREA", Risk.HIGH, segment(Tier.CENTRAL_ISOLATION, 7, HealthCode.RED)),
            category(
                "CONTACT_OF_CONTACT",
                new Trigger.Exposed(Degree.SECONDARY),
                0,
                2,
                segment(Tier.HOME_ISOLATION, 7, HealthCode.YELLOW, 1, 4, 7)),
            area(
                "LOW_AREA",
                Risk.LOW,
                new Segment(
                    Tier.SELF_MONITORING,
                    3,
                    new TestPlan.Rule(2, 3, 24, SOURCE),
                    HealthCode.GREEN,
                    false,
                    null,
                    0)),
            category(
                "POST",
                new Trigger.LeftPost(),
                0,
                0,
                segment(Tier.HOME_MONITORING, 5, HealthCode.YELLOW))));
  }

  /** A local layer over {@link #ninth()}: redefines INBOUND, retires POST, adds GENERAL. */
  static Protocol local() {
    Layer layer =
        layer(
            "LOCAL",
            "NINTH",
            category(
                "GENERAL",
                new Trigger.Exposed(Degree.GENERAL),
                0,
                0,
                segment(Tier.SELF_MONITORING, 7, HealthCode.YELLOW)),
            category(
                "INBOUND",
                new Trigger.Entered(),
                0,
                0,
                segment(Tier.CENTRAL_ISOLATION, 10, HealthCode.RED)));
    return Protocol.over(
        ninth(),
        new Layer(
            layer.id(),
            layer.disease(),
            layer.base(),
            null,
            null,
            layer.categories(),
            List.of("POST"),
            Optional.empty(),
            Optional.empty(),
            Enactment.NONE));
  }

  private static Layer layer(
      String id, @org.jspecify.annotations.Nullable String base, Category... categories) {
    List<Category> own =
        List.of(categories).stream()
            .map(each ->
                new Category(
                    each.id(),
                    id,
                    each.fires(),
                    each.historyDays(),
                    each.anchors(),
                    each.segments(),
                    each.linkFirstTests(),
                    each.limits(),
                    each.source()))
            .toList();
    return new Layer(
        id,
        "COVID-19",
        base,
        null,
        null,
        own,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Enactment.NONE);
  }

  static Category category(
      String id, Trigger fires, int historyDays, int linkFirstTests, Segment... segments) {
    return new Category(
        id,
        "unnamed",
        List.of(fires),
        historyDays == 0 ? OptionalInt.empty() : OptionalInt.of(historyDays),
        Set.of(Category.anchorOf(fires)),
        List.of(segments),
        linkFirstTests,
        Category.Limits.NONE,
        SOURCE);
  }

  private static Category area(String id, Risk risk, Segment segment) {
    return new Category(
        id,
        "unnamed",
        List.of(new Trigger.Stayed(risk), new Trigger.Arrived(risk)),
        OptionalInt.of(7),
        Set.of(Anchor.LEFT_AREA, Anchor.ARRIVED),
        List.of(segment),
        0,
        Category.Limits.NONE,
        SOURCE);
  }

  static Segment segment(Tier tier, int days, HealthCode code, Integer... testDays) {
    return new Segment(tier, days, new TestPlan.Days(List.of(testDays)), code, false, null, 0);
  }
}
