package fangkong.assessment;

import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * How far a course has come: which of its segments have ended, and when.
 *
 * <p>A segment once ended never reopens, so the question is put to history: its conditions are
 * asked at the end of its last day, on what counted then, and again at each instant at which what
 * counts changed, until they are first met. The next segment is asked from that instant on.
 */
final class Progress {
  private static final long OPEN = Long.MAX_VALUE;

  /** The first segment that has not ended; the number of segments when all have. */
  final int current;

  private final long[] endedOn;

  private Progress(int current, long[] endedOn) {
    this.current = current;
    this.endedOn = endedOn;
  }

  static Progress of(
      Schedule schedule,
      ReleaseConditions conditions,
      Fired fired,
      Dossier dossier,
      Inquiry inquiry,
      Moment now) {
    long[] endedOn = new long[schedule.size()];
    Arrays.fill(endedOn, OPEN);
    long today = inquiry.days.of(now.at());
    int current = 0;
    Instant reached = Instant.MIN;
    while (current < schedule.size() && schedule.end(current) < today) {
      Instant dayAfter = inquiry.days.startOf(schedule.end(current) + 1);
      Instant from = dayAfter.isAfter(reached) ? dayAfter : reached;
      Instant met = firstMet(current, from, now.at(), conditions, fired, dossier, inquiry);
      if (met.isAfter(now.at())) {
        break;
      }
      endedOn[current] = met.equals(dayAfter) ? schedule.end(current) : inquiry.days.of(met);
      reached = met;
      current++;
    }
    return new Progress(current, endedOn);
  }

  /**
   * The first instant in {@code [from, until]} at which the conditions are met, or {@code
   * Instant.MAX}.
   */
  private static Instant firstMet(
      int segment,
      Instant from,
      Instant until,
      ReleaseConditions conditions,
      Fired fired,
      Dossier dossier,
      Inquiry inquiry) {
    if (conditions.met(segment, from)) {
      return from;
    }
    TreeSet<Instant> changes = new TreeSet<>();
    dossier.addChanges(from, until, changes);
    for (String person : fired.linked) {
      Dossier linked = inquiry.dossier(person);
      linked.addChanges(from, until, changes);
      for (String next : inquiry.links(linked)) {
        inquiry.dossier(next).addChanges(from, until, changes);
      }
    }
    for (Instant change : changes) {
      if (conditions.met(segment, change)) {
        return change;
      }
    }
    return Instant.MAX;
  }

  boolean ended(int segment) {
    return endedOn[segment] != OPEN;
  }

  long endedOn(int segment) {
    return endedOn[segment];
  }
}
