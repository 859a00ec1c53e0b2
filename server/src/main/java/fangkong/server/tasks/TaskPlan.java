package fangkong.server.tasks;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.TestDay;
import fangkong.assessment.evidence.Tier;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a standing and the facts for those who answer for the person. Pure: a task is
 * open, done or gone because the facts say so.
 */
final class TaskPlan {

  private static final Duration VERIFY_WITHIN = Duration.ofHours(24);
  private static final Duration MEET_WITHIN = Duration.ofHours(24);

  private final ZoneId zone;
  private final LocalDate today;

  TaskPlan(ZoneId zone, Instant asOf) {
    this.zone = zone;
    this.today = asOf.atZone(zone).toLocalDate();
  }

  /** All tasks of one person, done ones included. */
  Collection<Task> of(Standing standing, List<Fact> facts) {
    Map<List<Object>, Task> tasks = new LinkedHashMap<>();
    Stream<Task> all =
        Stream.concat(verifications(standing, facts).stream(), meetings(standing, facts));
    if (standing.care() != Care.MOVED_OUT && standing.care() != Care.CONFIRMED) {
      all = Stream.concat(all, obligations(standing, facts).stream());
    }
    all.forEach(task -> tasks.putIfAbsent(List.of(task.kind(), task.subject()), task));
    return tasks.values();
  }

  private List<Task> verifications(Standing standing, List<Fact> facts) {
    Map<UUID, Instant> answered = new HashMap<>();
    Map<UUID, Region> deepest = new HashMap<>();
    for (Fact fact : facts) {
      UUID lead = fact.linked();
      if (fact.type() == FactType.LEAD_OUTCOME && lead != null) {
        answered.merge(lead, fact.known(), (a, b) -> a.isBefore(b) ? a : b);
      }
      if (fact.type() == FactType.LEAD && lead != null) {
        deepest.merge(
            lead, fact.region(), (a, b) -> a.path().length() >= b.path().length() ? a : b);
      }
    }
    List<Task> tasks = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.type() == FactType.LEAD && fact.linked() == null) {
        tasks.add(
            new Task(
                standing.person(),
                Task.Kind.VERIFY_LEAD,
                fact.id().toString(),
                node(deepest.getOrDefault(fact.id(), fact.region())),
                fact.known(),
                fact.known().plus(VERIFY_WITHIN),
                answered.get(fact.id())));
      }
    }
    return tasks;
  }

  /** Whoever announced that they come is met: their arrival is recorded, or that there is none. */
  private static Stream<Task> meetings(Standing standing, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.type() == FactType.DECLARATION)
        .map(declared ->
            new Task(
                standing.person(),
                Task.Kind.MEET_ARRIVAL,
                declared.id().toString(),
                node(declared.region()),
                declared.known(),
                OffsetDateTime.parse(declared.body().path("arrives").stringValue())
                    .toInstant()
                    .plus(MEET_WITHIN),
                metAt(declared, facts)));
  }

  private static @Nullable Instant metAt(Fact declared, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> isMetBy(declared, fact))
        .map(Fact::known)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean isMetBy(Fact declared, Fact fact) {
    return switch (fact.type()) {
      case ARRIVAL -> !fact.known().isBefore(declared.known());
      case LEAD_OUTCOME -> declared.id().equals(fact.linked());
      default -> false;
    };
  }

  private List<Task> obligations(Standing standing, List<Fact> facts) {
    List<Task> tasks = new ArrayList<>();
    for (Course course : standing.assessment().courses()) {
      for (CourseSegment segment : course.segments()) {
        if (segment.state() != CourseSegment.State.UPCOMING) {
          tests(standing, course, segment, facts, tasks);
          reports(standing, segment, facts, tasks);
          overstay(standing, segment, tasks);
        }
      }
    }
    return tasks;
  }

  private void tests(
      Standing standing, Course course, CourseSegment segment, List<Fact> facts, List<Task> tasks) {
    Stream.concat(segment.tests().stream(), Optional.ofNullable(segment.ruleTest()).stream())
        .filter(test -> !test.on().isAfter(today))
        .filter(test -> test.answered() || !course.released())
        .forEach(test ->
            tasks.add(
                new Task(
                    standing.person(),
                    Task.Kind.TEST,
                    test.on().toString(),
                    node(standing.region()),
                    start(test.on()),
                    start(test.on().plusDays(1)),
                    answeredAt(test, facts))));
  }

  private static @Nullable Instant answeredAt(TestDay test, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> test.answeredBy().contains(fact.id().toString()))
        .map(Fact::known)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private void reports(
      Standing standing, CourseSegment segment, List<Fact> facts, List<Task> tasks) {
    if (!reportsDaily(segment.tier())) {
      return;
    }
    LocalDate ended = segment.endedOn();
    LocalDate last = ended == null || ended.isAfter(today) ? today : ended;
    for (LocalDate day = segment.from(); !day.isAfter(last); day = day.plusDays(1)) {
      Instant reported = reportedAt(day, facts);
      if (reported == null && segment.state() != CourseSegment.State.IN_FORCE) {
        continue;
      }
      tasks.add(
          new Task(
              standing.person(),
              Task.Kind.MONITOR,
              day.toString(),
              node(standing.region()),
              start(day),
              start(day.plusDays(1)),
              reported));
    }
  }

  private static boolean reportsDaily(Tier tier) {
    return switch (tier) {
      case HOME_ISOLATION, HOME_MONITORING, HEALTH_MONITORING, DAILY_FOLLOW_UP -> true;
      case HOSPITAL, CENTRAL_ISOLATION, SELF_MONITORING -> false;
    };
  }

  private @Nullable Instant reportedAt(LocalDate day, List<Fact> facts) {
    return facts.stream()
        .filter(fact ->
            fact.type() == FactType.SYMPTOM && fact.at().atZone(zone).toLocalDate().equals(day))
        .map(Fact::known)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void overstay(Standing standing, CourseSegment segment, List<Task> tasks) {
    if (segment.state() == CourseSegment.State.IN_FORCE && segment.until().isBefore(today)) {
      Instant since = start(segment.until().plusDays(1));
      tasks.add(
          new Task(
              standing.person(),
              Task.Kind.OVERSTAY,
              segment.until().toString(),
              node(standing.region()),
              since,
              since,
              null));
    }
  }

  /** A household's tasks belong to the node it stands in. */
  private static Region node(Region region) {
    return region.isHousehold() ? region.findParent().orElse(region) : region;
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
