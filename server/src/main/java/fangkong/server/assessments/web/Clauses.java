package fangkong.server.assessments.web;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import fangkong.assessment.protocol.Trigger;
import java.util.List;

/** The clauses of a protocol as they are read out. */
final class Clauses {
  private Clauses() {}

  static ProtocolsController.ClauseView view(Category category) {
    return new ProtocolsController.ClauseView(
        category.id(),
        category.layer(),
        category.fires().stream().map(Trigger::name).toList(),
        ProtocolsController.whole(category.historyDays()),
        category.anchors().stream().sorted().map(Enum::name).toList(),
        category.segments().stream().map(Clauses::view).toList(),
        category.linkFirstTests(),
        ProtocolsController.whole(category.limits().transferWithinHours()),
        ProtocolsController.whole(category.limits().positiveCtBelow()),
        category.limits().susceptibleOnly(),
        category.source().clause(),
        category.source().confidence().name());
  }

  private static ProtocolsController.SegmentView view(Segment segment) {
    return new ProtocolsController.SegmentView(
        segment.tier().name(),
        segment.days(),
        switch (segment.tests()) {
          case TestPlan.Days(List<Integer> days) -> days;
          case TestPlan.Rule _ -> List.of();
        },
        switch (segment.tests()) {
          case TestPlan.Days _ -> null;
          case TestPlan.Rule rule -> view(rule);
        },
        segment.code().name(),
        segment.environment(),
        segment.fallback() == null ? null : segment.fallback().name(),
        segment.temperaturePerDay());
  }

  private static ProtocolsController.RuleView view(TestPlan.Rule rule) {
    return new ProtocolsController.RuleView(
        rule.tests(),
        rule.windowDays(),
        rule.minGapHours(),
        rule.source().clause(),
        rule.source().confidence().name());
  }
}
