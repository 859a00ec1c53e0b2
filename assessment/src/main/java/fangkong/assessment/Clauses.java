package fangkong.assessment;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Trigger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The categories of a protocol, by the kind of evidence that fires them.
 *
 * <p>Each table holds the severity indexes of the categories that a kind of line fires, so that the
 * hot loop asks one array a line.
 */
final class Clauses {
  private static final int[] NO_CLAUSE = {};

  final Protocol protocol;
  final List<Category> categories;
  private final Map<Degree, int[]> byDegree = new EnumMap<>(Degree.class);
  private final Map<Risk, int[]> byStay = new EnumMap<>(Risk.class);
  private final Map<Risk, int[]> byArrival = new EnumMap<>(Risk.class);
  private final List<Clause> names;
  private final List<Schedule.Outline> outlines;
  private int[] byEntry = NO_CLAUSE;
  private int[] byRoleExit = NO_CLAUSE;

  Clauses(Protocol protocol) {
    this.protocol = protocol;
    this.categories = protocol.categories();
    this.names = categories.stream().map(Clause::of).toList();
    this.outlines = categories.stream().map(Schedule.Outline::new).toList();
    for (int index = 0; index < categories.size(); index++) {
      for (Trigger trigger : categories.get(index).fires()) {
        register(trigger, index);
      }
    }
  }

  /** The severity index of a category, or -1. */
  int indexOf(String category) {
    for (int index = 0; index < categories.size(); index++) {
      if (categories.get(index).id().equals(category)) {
        return index;
      }
    }
    return -1;
  }

  Clause clauseOf(int index) {
    return names.get(index);
  }

  /** The days of the course of a category. */
  Schedule.Outline outlineOf(int index) {
    return outlines.get(index);
  }

  private void register(Trigger trigger, int index) {
    switch (trigger) {
      case Trigger.Exposed(Degree degree) -> byDegree.merge(degree, one(index), Clauses::joined);
      case Trigger.Stayed(Risk risk) -> byStay.merge(risk, one(index), Clauses::joined);
      case Trigger.Arrived(Risk risk) -> byArrival.merge(risk, one(index), Clauses::joined);
      case Trigger.Entered() -> byEntry = joined(byEntry, one(index));
      case Trigger.LeftPost() -> byRoleExit = joined(byRoleExit, one(index));
    }
  }

  /** Severity indexes of the categories that an exposure of this degree fires. */
  int[] firedBy(Degree degree) {
    return byDegree.getOrDefault(degree, NO_CLAUSE);
  }

  /** Severity indexes of the categories that a line other than an exposure fires. */
  int[] firedBy(Evidence line) {
    return switch (line) {
      case Evidence.Stay stay -> byStay.getOrDefault(stay.risk(), NO_CLAUSE);
      case Evidence.Arrival arrival -> byArrival.getOrDefault(arrival.risk(), NO_CLAUSE);
      case Evidence.Entry _ -> byEntry;
      case Evidence.RoleExit _ -> byRoleExit;
      case Evidence.Exposure _,
          Evidence.Case _,
          Evidence.Test _,
          Evidence.Symptom _,
          Evidence.Environment _,
          Evidence.Admitted _,
          Evidence.Discharged _,
          Evidence.ShownCode _,
          Evidence.Ruling _ ->
          NO_CLAUSE;
    };
  }

  private static int[] one(int index) {
    return new int[] {index};
  }

  private static int[] joined(int[] a, int[] b) {
    return IntStream.concat(IntStream.of(a), IntStream.of(b)).distinct().toArray();
  }
}
