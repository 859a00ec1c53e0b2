package fangkong.codec;

import fangkong.assessment.protocol.Anchor;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.TestPlan;
import fangkong.assessment.protocol.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a clause asks, in one sentence that holds each of its values but id and source. */
final class Asks {
  private Asks() {}

  static String of(Category category) {
    List<String> parts = new ArrayList<>();
    for (Segment segment : category.segments()) {
      parts.add(
          parts.isEmpty() ? segment(segment, from(category)) : "then " + segment(segment, ""));
    }
    if (category.linkFirstTests() > 0) {
      parts.add(
          "released when the first "
              + category.linkFirstTests()
              + " tests of each linked contact are negative");
    }
    Category.Limits limits = category.limits();
    limits.transferWithinHours().ifPresent(hours -> parts.add("transfer within " + hours + " h"));
    limits.positiveCtBelow().ifPresent(ct -> parts.add("positive below Ct " + ct));
    if (limits.susceptibleOnly()) {
      parts.add("susceptible people only");
    }
    String fires = category.fires().stream().map(Asks::fires).collect(Collectors.joining(" or "));
    String within =
        category.historyDays().isPresent()
            ? " within " + category.historyDays().getAsInt() + " days"
            : "";
    return fires + within + ": " + String.join("; ", parts);
  }

  private static String fires(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Exposed exposed -> "exposure " + exposed.degree();
      case Trigger.Stayed stayed -> "stay " + stayed.risk();
      case Trigger.Arrived arrived -> "arrival " + arrived.risk();
      case Trigger.Entered() -> "entry";
      case Trigger.LeftPost() -> "role_exit";
    };
  }

  private static String from(Category category) {
    List<Anchor> anchors = category.anchors().stream().sorted().toList();
    return (anchors.size() > 1 ? " from the later of " : " from ")
        + anchors.stream().map(Anchor::name).collect(Collectors.joining(", "));
  }

  private static String segment(Segment segment, String from) {
    StringBuilder text = new StringBuilder();
    text.append(segment.tier()).append(' ').append(segment.days()).append(" days").append(from);
    text.append(", ").append(segment.code()).append(", ").append(tests(segment.tests()));
    if (segment.temperaturePerDay() > 0) {
      text.append(", temperature ").append(segment.temperaturePerDay()).append(" times a day");
    }
    if (segment.environment()) {
      text.append(", room and objects negative");
    }
    if (segment.fallback() != null) {
      text.append(", where not suitable ").append(segment.fallback());
    }
    return text.toString();
  }

  private static String tests(TestPlan plan) {
    return switch (plan) {
      case TestPlan.Days(List<Integer> days) ->
          days.isEmpty()
              ? "no tests"
              : "tests on days "
                  + days.stream().map(String::valueOf).collect(Collectors.joining(", "));
      case TestPlan.Rule(int tests, int window, int gap, _) ->
          tests + " negatives in " + window + " days at least " + gap + " h apart";
    };
  }
}
