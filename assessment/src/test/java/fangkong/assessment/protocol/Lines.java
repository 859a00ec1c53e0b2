package fangkong.assessment.protocol;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Categories in one line each: {@code ID fires[,fires] [history=n] [link=n] [susceptible] TIER
 * days/tests[+environment][:CODE][>FALLBACK] …}; so many tests, on the days from 0 on.
 */
final class Lines {
  static final Source SOURCE = new Source("made for tests", Confidence.GK);

  private Lines() {}

  static Category category(String layer, String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    String id = words.removeFirst();
    List<Trigger> fires = Stream.of(words.removeFirst().split(",")).map(Lines::trigger).toList();
    OptionalInt history = OptionalInt.empty();
    boolean susceptible = false;
    int link = 0;
    while (!words.getFirst().contains("_")) {
      String word = words.removeFirst();
      if (word.startsWith("history=")) {
        history = OptionalInt.of(Integer.parseInt(word.substring(8)));
      } else if (word.startsWith("link=")) {
        link = Integer.parseInt(word.substring(5));
      } else {
        susceptible = true;
      }
    }
    List<Segment> segments = new ArrayList<>();
    while (!words.isEmpty()) {
      segments.add(segment(Tier.valueOf(words.removeFirst()), words.removeFirst()));
    }
    Set<Anchor> anchors = EnumSet.noneOf(Anchor.class);
    fires.forEach(trigger -> anchors.add(Category.anchorOf(trigger)));
    return new Category(
        id,
        layer,
        fires,
        history,
        anchors,
        segments,
        link,
        new Category.Limits(OptionalInt.empty(), OptionalInt.empty(), susceptible),
        SOURCE);
  }

  private static Trigger trigger(String text) {
    if (text.startsWith("exposure")) {
      return new Trigger.Exposed(Degree.valueOf(text.substring(8)));
    }
    return text.startsWith("stay")
        ? new Trigger.Stayed(Risk.valueOf(text.substring(4)))
        : new Trigger.Arrived(Risk.valueOf(text.substring(7)));
  }

  private static Segment segment(Tier tier, String text) {
    String[] numbers = text.split("[+:>]", -1)[0].split("/", -1);
    int tests = Integer.parseInt(numbers[1]);
    int colon = text.indexOf(':');
    int fallback = text.indexOf('>');
    HealthCode usual =
        switch (tier) {
          case HOSPITAL, CENTRAL_ISOLATION -> HealthCode.RED;
          case HOME_ISOLATION, HOME_MONITORING, HEALTH_MONITORING -> HealthCode.YELLOW;
          case SELF_MONITORING, DAILY_FOLLOW_UP -> HealthCode.GREEN;
        };
    return new Segment(
        tier,
        Integer.parseInt(numbers[0]),
        new TestPlan.Days(Stream.iterate(0, day -> day + 1).limit(tests).toList()),
        colon < 0 ? usual : HealthCode.valueOf(text.substring(colon + 1)),
        text.contains("+environment"),
        fallback < 0 ? null : Tier.valueOf(text.substring(fallback + 1)),
        0);
  }
}
