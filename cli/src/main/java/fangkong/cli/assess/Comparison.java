package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.Assessment;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.TestDay;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What two protocols ask of the same people: a line per category, per tier in force, the rooms in
 * use, and the unanswered tests whose day each of the next days is. Of each person the leading
 * course counts, once.
 */
final class Comparison {
  private static final int DAYS = 14;

  private final LocalDate today;
  private final Map<String, Integer> counts = new HashMap<>();

  private Comparison(LocalDate today) {
    this.today = today;
  }

  static Stream<String> lines(
      Protocol first, Protocol second, EvidenceFile file, Instant asOf, ZoneId zone) {
    LocalDate today = asOf.atZone(zone).toLocalDate();
    Map<String, Integer> one = count(first, file, asOf, zone, today);
    Map<String, Integer> two = count(second, file, asOf, zone, today);
    String header = "measure," + first.id() + "," + second.id();
    return Stream.concat(
        Stream.of(header),
        measures(first, second, today).stream()
            .map(measure ->
                measure + "," + one.getOrDefault(measure, 0) + "," + two.getOrDefault(measure, 0)));
  }

  private static Map<String, Integer> count(
      Protocol protocol, EvidenceFile file, Instant asOf, ZoneId zone, LocalDate today) {
    Assess assess = new Assess(protocol, zone);
    Comparison comparison = new Comparison(today);
    for (String person : file.persons()) {
      comparison.add(assess.assess(person, file.index(), asOf));
    }
    return comparison.counts;
  }

  private static Set<String> measures(Protocol first, Protocol second, LocalDate today) {
    Set<String> measures = new LinkedHashSet<>();
    measures.add(ofCategory(Protocol.CASE));
    measures.add(ofCategory(Protocol.SUSPECTED_CASE));
    Stream.of(first, second)
        .flatMap(protocol -> protocol.categories().stream())
        .map(Category::id)
        .forEach(category -> measures.add(ofCategory(category)));
    measures.add(ofCategory(Protocol.NONE));
    for (Tier tier : Tier.values()) {
      measures.add(ofTier(tier));
    }
    measures.add("rooms");
    for (int day = 0; day < DAYS; day++) {
      measures.add(ofDay(today.plusDays(day)));
    }
    return measures;
  }

  private void add(Assessment assessment) {
    add(ofCategory(assessment.category()));
    Optional<CourseSegment> inForce =
        assessment.findLeadingCourse().flatMap(course -> course.findSegmentInForce());
    if (inForce.isPresent()) {
      add(ofTier(inForce.get().tier()));
      if (inForce.get().tier() == Tier.CENTRAL_ISOLATION) {
        add("rooms");
      }
    }
    if (assessment.findLeadingCourse().isPresent()) {
      for (CourseSegment segment : assessment.segments()) {
        segment.tests().forEach(this::addTest);
        if (segment.ruleTest() != null) {
          addTest(segment.ruleTest());
        }
      }
    }
  }

  private void addTest(TestDay test) {
    if (!test.answered()
        && !test.on().isBefore(today)
        && test.on().isBefore(today.plusDays(DAYS))) {
      add(ofDay(test.on()));
    }
  }

  private void add(String measure) {
    counts.merge(measure, 1, Integer::sum);
  }

  private static String ofCategory(String category) {
    return "category." + category;
  }

  private static String ofTier(Tier tier) {
    return "tier." + tier;
  }

  private static String ofDay(LocalDate day) {
    return "tests_due." + day;
  }
}
