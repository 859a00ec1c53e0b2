package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a course has come: which of its segments have ended, and when.
 *
 * <p>Seen from one moment, a segment ends at the first instant after its last day at which its
 * conditions are met by what had happened by then; the next segment is asked from that instant on.
 * Evidence that becomes known later may show another past. As a segment once ended never reopens,
 * it has ended now when it had ended as seen from now or from any earlier moment; the latest such
 * moment tells when. Cost: one pass over what happened for each moment at which what counts
 * changed, and only while the course is held.
 */
final class Progress {
  private static final long OPEN = Long.MAX_VALUE;

  private final Schedule schedule;
  private final ReleaseConditions conditions;
  private final Fired fired;
  private final Dossier dossier;
  private final Inquiry inquiry;
  private final boolean steady;
  private final long[] endedOn;
  private int current;

  private Progress(Schedule schedule, Fired fired, Dossier dossier, Inquiry inquiry) {
    this.schedule = schedule;
    this.conditions = new ReleaseConditions(fired, schedule, dossier, inquiry);
    this.fired = fired;
    this.dossier = dossier;
    this.inquiry = inquiry;
    this.steady = fired.linked().isEmpty() && dossier.isSteady();
    this.endedOn = new long[schedule.size()];
    Arrays.fill(endedOn, OPEN);
  }

  static Progress of(Schedule schedule, Fired fired, Dossier dossier, Inquiry inquiry, Moment now) {
    Progress progress = new Progress(schedule, fired, dossier, inquiry);
    long today = inquiry.days.of(now.at());
    if (schedule.end(0) < today) {
      progress.follow(now);
      if (!progress.steady
          && progress.current < schedule.size()
          && schedule.end(progress.current) < today) {
        Iterator<Instant> earlier = progress.moments(now.at()).descendingIterator();
        while (earlier.hasNext() && progress.current < schedule.size()) {
          progress.follow(dossier.at(earlier.next()));
        }
      }
    }
    return progress;
  }

  /** The first segment that has not ended; the number of segments when all have. */
  int current() {
    return current;
  }

  boolean ended(int segment) {
    return endedOn[segment] != OPEN;
  }

  /** The day on which a segment ended. */
  long endedOn(int segment) {
    return endedOn[segment];
  }

  /**
   * Follows the course as seen from one moment, and keeps each segment that is new to have ended.
   */
  private void follow(Moment view) {
    Instant reached = Instant.MIN;
    for (int segment = 0; segment < schedule.size(); segment++) {
      Instant dayAfter = inquiry.days.startOf(schedule.end(segment) + 1);
      Instant from = dayAfter.isAfter(reached) ? dayAfter : reached;
      Instant met = firstMet(segment, from, view);
      if (met.isAfter(view.at())) {
        return;
      }
      if (segment == current) {
        endedOn[segment] = met.equals(dayAfter) ? schedule.end(segment) : inquiry.days.of(met);
        current++;
      }
      reached = met;
    }
  }

  /**
   * The first instant in {@code [from, view]} at which the conditions are met, or {@code
   * Instant.MAX}.
   */
  private Instant firstMet(int segment, Instant from, Moment view) {
    if (from.isAfter(view.at())) {
      return Instant.MAX;
    }
    if (conditions.met(segment, view, from)) {
      return from;
    }
    if (steady && !conditions.met(segment, view, view.at())) {
      return Instant.MAX;
    }
    TreeSet<Instant> events = new TreeSet<>();
    addEvents(dossier, from, view, events);
    for (String person : fired.linked()) {
      addEvents(inquiry.dossier(person), from, view, events);
    }
    for (Instant event : events) {
      if (conditions.met(segment, view, event)) {
        return event;
      }
    }
    return Instant.MAX;
  }

  /** Adds when, after {@code from}, something happened that release conditions look at. */
  private static void addEvents(Dossier dossier, Instant from, Moment view, Set<Instant> events) {
    for (Evidence line : dossier.lines()) {
      Instant event = ReleaseConditions.eventOf(line);
      if (event != null && event.isAfter(from) && !event.isAfter(view.at())) {
        events.add(event);
      }
    }
  }

  /** The moments before {@code now} from which the past may have looked different. */
  private NavigableSet<Instant> moments(Instant now) {
    Instant first = inquiry.days.startOf(schedule.end(0) + 1);
    TreeSet<Instant> moments = new TreeSet<>();
    for (int segment = 0; segment < schedule.size(); segment++) {
      moments.add(inquiry.days.startOf(schedule.end(segment) + 1));
    }
    dossier.addChanges(first, now, moments);
    for (String person : fired.linked()) {
      Dossier linked = inquiry.dossier(person);
      linked.addChanges(first, now, moments);
      for (String next : inquiry.links(linked)) {
        inquiry.dossier(next).addChanges(first, now, moments);
      }
    }
    return moments.headSet(now, false);
  }
}
