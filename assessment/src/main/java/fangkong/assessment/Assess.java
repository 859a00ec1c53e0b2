package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Case;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Discharged;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.evidence.Evidence.Test;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of people under one protocol in one time zone: a pure function of evidence and
 * instant.
 *
 * <p>Source: contracts/assess.md. Safe for any number of threads. Cost: linear in the evidence of
 * the person and of those linked to them by SECONDARY exposures, times the number of changes after
 * a segment's last day while it is held.
 */
public final class Assess {
  private final Clauses clauses;
  private final Days days;

  public Assess(Protocol protocol, ZoneId zone) {
    this.clauses = new Clauses(protocol);
    this.days = new Days(zone);
  }

  /**
   * The standing of {@code person} as of {@code asOf}.
   *
   * @param evidence asked for this person, for those linked to them by SECONDARY exposures, and for
   *     those linked to these
   */
  public Assessment assess(String person, EvidenceSource evidence, Instant asOf) {
    Inquiry inquiry = new Inquiry(person, clauses, days, evidence);
    Dossier dossier = inquiry.own();
    Moment now = dossier.at(asOf);
    CourseBuilder builder = new CourseBuilder(inquiry, dossier, now);
    List<Course> courses = new ArrayList<>(2);
    List<Reason> reasons = new ArrayList<>(2);
    addInfection(dossier, now, courses, reasons);
    for (Fired fired : inquiry.fired(dossier, now)) {
      if (fired != null) {
        Reason reason = new Reason(clauses.clauseOf(fired.index), fired.evidence());
        reasons.add(reason);
        if (now.assigned() == null) {
          courses.add(builder.build(fired, reason));
        }
      }
    }
    if (now.assigned() != null) {
      Reason reason = new Reason(Clause.RULING, List.of(now.assigned().id()));
      reasons.addFirst(reason);
      courses.clear();
      addAssigned(now.assigned(), reason, inquiry, builder, courses);
    }
    return new Assessment(
        person,
        courses,
        reasons,
        everConfirmed(dossier, now),
        nextChange(inquiry, dossier, asOf, courses));
  }

  private static void addAssigned(
      Ruling ruling, Reason reason, Inquiry inquiry, CourseBuilder builder, List<Course> courses) {
    Optional<Fired> fired = inquiry.assigned(ruling);
    if (fired.isPresent()) {
      courses.add(builder.build(fired.get(), reason));
    } else if (ruling.decision() instanceof Decision.Assign(String category)
        && !category.equals(Protocol.NONE)) {
      courses.add(infection(category, reason));
    }
  }

  private static Course infection(String category, Reason reason) {
    return new Course(reason, category, null, null, List.of(), Status.MANAGED, List.of());
  }

  /** Adds the courses of cases not yet discharged and of positives that no case confirms. */
  private void addInfection(
      Dossier dossier, Moment now, List<Course> courses, List<Reason> reasons) {
    List<Evidence> positives = Inquiry.positives(dossier, now);
    if (positives.isEmpty()) {
      return;
    }
    List<Case> cases = new ArrayList<>(2);
    for (Evidence line : positives) {
      if (line instanceof Case found) {
        cases.add(found);
      }
    }
    List<String> ill = new ArrayList<>(2);
    List<String> suspected = new ArrayList<>(2);
    for (Evidence line : positives) {
      if (line instanceof Case found && dischargeAfter(found, dossier, now) == null) {
        ill.add(found.id());
      } else if (line instanceof Test test && !confirmed(test, cases, dossier, now)) {
        suspected.add(test.id());
      }
    }
    addInfection(Protocol.CASE, ill, courses, reasons);
    addInfection(Protocol.SUSPECTED_CASE, suspected, courses, reasons);
  }

  private void addInfection(
      String category, List<String> ids, List<Course> courses, List<Reason> reasons) {
    if (!ids.isEmpty()) {
      ids.sort(CodePoints.ORDER);
      Reason reason = new Reason(Clause.of(clauses.protocol, category), ids);
      reasons.add(reason);
      courses.add(infection(category, reason));
    }
  }

  /** The first discharge from hospital at or after a case, or null. */
  private static @Nullable Instant dischargeAfter(Case found, Dossier dossier, Moment now) {
    Instant first = null;
    for (Evidence line : dossier.lines()) {
      if (line instanceof Discharged discharged
          && discharged.tier() == Tier.HOSPITAL
          && now.counts(discharged)
          && !discharged.at().isBefore(found.at())
          && (first == null || discharged.at().isBefore(first))) {
        first = discharged.at();
      }
    }
    return first;
  }

  /**
   * Whether a case line confirms a positive: any, but for one whose illness ended in discharge
   * before the sample.
   */
  private static boolean confirmed(Test test, List<Case> cases, Dossier dossier, Moment now) {
    for (Case found : cases) {
      Instant discharged = dischargeAfter(found, dossier, now);
      if (discharged == null || !test.sampled().isAfter(discharged)) {
        return true;
      }
    }
    return false;
  }

  private static boolean everConfirmed(Dossier dossier, Moment now) {
    for (Evidence line : dossier.lines()) {
      if (line instanceof Case && now.counts(line)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next instant at which evidence becomes known, a ruling begins or ends, or a day turns over
   * an open course.
   */
  private Optional<Instant> nextChange(
      Inquiry inquiry, Dossier dossier, Instant asOf, List<Course> courses) {
    Instant next = dossier.firstChange(asOf, null);
    for (String person : inquiry.links(dossier)) {
      Dossier linked = inquiry.dossier(person);
      next = linked.firstChange(asOf, next);
      for (String second : inquiry.links(linked)) {
        next = inquiry.dossier(second).firstChange(asOf, next);
      }
    }
    for (Course course : courses) {
      if (!course.released() && !course.segments().isEmpty()) {
        Instant midnight = days.startOf(days.of(asOf) + 1);
        return Optional.of(next == null || midnight.isBefore(next) ? midnight : next);
      }
    }
    return Optional.ofNullable(next);
  }
}
