package fangkong.server.tasks;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.evidence.Tier;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.standings.Standing;
import fangkong.server.assessments.Lacking;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the details of tasks off what they follow from.
 *
 * @param standings of the people whose measures are the reason of a task
 * @param facts those that name a person to come
 * @param lists the pushed list of each lead
 */
record Details(Map<UUID, Standing> standings, Map<UUID, Fact> facts, Map<UUID, UUID> lists) {

  TaskView.Detail of(Task task) {
    return switch (task.kind()) {
      case VERIFY_LEAD, MEET_ARRIVAL -> announced(UUID.fromString(task.subject()));
      case TEST, MONITOR -> {
        LocalDate day = LocalDate.parse(task.subject());
        yield new TaskView.Detail.OnDay(day, tier(standings.get(task.person()), day));
      }
      case OVERSTAY -> {
        LocalDate until = LocalDate.parse(task.subject());
        yield new TaskView.Detail.Kept(until, missing(standings.get(task.person()), until));
      }
    };
  }

  /** Whether the detail of this kind is read off the fact that its subject names. */
  static boolean isOfFact(Task task) {
    return switch (task.kind()) {
      case VERIFY_LEAD, MEET_ARRIVAL -> true;
      case TEST, MONITOR, OVERSTAY -> false;
    };
  }

  private TaskView.Detail announced(UUID id) {
    Fact fact = facts.get(id);
    return new TaskView.Detail.Announced(
        fact == null ? null : fact.body().path("origin").stringValue(null),
        fact == null ? null : fact.body().path("arrives").stringValue(null),
        lists.get(id));
  }

  private static @Nullable Tier tier(@Nullable Standing standing, LocalDate day) {
    return standing == null
        ? null
        : standing.assessment().courses().stream()
            .flatMap(course -> course.segments().stream())
            .filter(segment -> holds(segment, day))
            .map(CourseSegment::tier)
            .min(Comparator.naturalOrder())
            .orElse(null);
  }

  /** Whether it held on that day; one in force holds past its last day. */
  private static boolean holds(CourseSegment segment, LocalDate day) {
    if (segment.from().isAfter(day)) {
      return false;
    }
    return switch (segment.state()) {
      case UPCOMING -> false;
      case IN_FORCE -> true;
      case ENDED -> segment.endedOn() != null && !segment.endedOn().isBefore(day);
    };
  }

  private static List<Lacking> missing(@Nullable Standing standing, LocalDate until) {
    return Optional.ofNullable(standing).stream()
        .flatMap(each -> each.assessment().courses().stream())
        .filter(
            course -> course.findSegmentInForce().filter(s -> s.until().equals(until)).isPresent())
        .map(Course::missing)
        .flatMap(List::stream)
        .map(Lacking::of)
        .distinct()
        .toList();
  }
}
