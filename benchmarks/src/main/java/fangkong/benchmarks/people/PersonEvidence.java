package fangkong.benchmarks.people;

import fangkong.assessment.evidence.CaseForm;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.evidence.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Adds the lines of one person to those of all. Days count back from the day of {@link
 * Population#AS_OF}, day 0.
 */
final class PersonEvidence {
  private static final int DAYS = 13;
  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int NOON = 12 * 60;

  private final String person;
  private final SplittableRandom random;
  private final List<Evidence> lines;
  private final int before;

  PersonEvidence(String person, SplittableRandom random, List<Evidence> lines) {
    this.person = person;
    this.random = random;
    this.lines = lines;
    this.before = lines.size();
  }

  int size() {
    return lines.size() - before;
  }

  /**
   * What happened to the person.
   *
   * @param isLinked whether contacts of contacts are linked to the person
   * @param linked whom a contact of a contact is linked to
   * @param positive whom a close contact was exposed to
   */
  void add(Role role, boolean isLinked, String linked, String positive) {
    int day = 1 + random.nextInt(DAYS);
    switch (role) {
      case CLOSE_CONTACT -> closeContact(day, isLinked, positive);
      case CONTACT_OF_CONTACT -> {
        expose(Degree.SECONDARY, linked, day);
        course(day, 1, 4, 7);
      }
      case FROM_HIGH_AREA -> {
        stay(Risk.HIGH, day);
        course(day, 1, 2, 3, 5, 7);
      }
      case FROM_MEDIUM_AREA -> {
        arrive(Risk.MEDIUM, day);
        course(day, 1, 4, 7);
      }
      case FROM_LOW_AREA -> fromLowArea(day);
      case INBOUND -> {
        Instant at = at(day, 6, 23);
        lines.add(new Evidence.Entry(id(), person, at, at));
        course(day, 1, 2, 3, 5, 7, 10);
      }
      case POSITIVE -> infected(day);
      case NOTHING -> {
        if (chance(30)) {
          arrive(Risk.NONE, day);
        }
      }
    }
  }

  /** Adds routine lines, which open no course, until the person has as many as wanted. */
  void fill(int wanted) {
    while (size() < wanted) {
      int day = random.nextInt(DAYS);
      switch (random.nextInt(4)) {
        case 0 -> symptom(at(day, 8, 11), false);
        case 1, 2 -> test(at(day, 7, 11), TestResult.NEGATIVE, known(at(day, 12, 24), 1));
        default -> {
          Instant at = at(day, 6, 11);
          lines.add(
              new Evidence.ShownCode(id(), person, at, at, "station", "health code", "green"));
        }
      }
    }
  }

  private void closeContact(int day, boolean isLinked, String positive) {
    expose(Degree.CLOSE, positive, day);
    if (!isLinked && chance(30)) {
      expose(Degree.CLOSE, positive, 1 + random.nextInt(DAYS));
    }
    course(day, 1, 2, 3, 5, 7, 10);
    swabs(day - 7);
    if (chance(3)) {
      infected(random.nextInt(day));
    }
  }

  private void fromLowArea(int day) {
    if (chance(50)) {
      stay(Risk.LOW, day);
    } else {
      arrive(Risk.LOW, day);
    }
    // The second test is now and then too early, too late, or not there.
    test(at(day, 14, 22));
    if (chance(80)) {
      test(at(Math.max(0, day - 1 - random.nextInt(3)), 7, 20));
    }
  }

  /** The tests of a course that began on a day, most of them taken, and how the person feels. */
  private void course(int day, int... testDays) {
    for (int testDay : testDays) {
      if (testDay <= day && chance(93)) {
        test(at(day - testDay, 7, 11));
      } else if (testDay < day && chance(60)) {
        test(at(day - testDay - 1, 7, 11));
      }
    }
    if (chance(4)) {
      int ill = random.nextInt(day + 1);
      symptom(at(ill, 7, 11), true);
      if (chance(70)) {
        symptom(at(random.nextInt(ill + 1), 11, 12), false);
      }
    }
    if (chance(1)) {
      Instant from = at(random.nextInt(day + 1), 6, 11);
      String category = List.of("NONE", "LOW_AREA_HISTORY", "INBOUND").get(random.nextInt(3));
      rule(from, new Decision.Assign(category));
    }
  }

  /** Swabs of the room from the end of isolation on; the first may be positive. */
  private void swabs(int day) {
    if (day < 0 || chance(10)) {
      return;
    }
    boolean again = chance(6);
    swab(at(day, 7, 10), again ? TestResult.POSITIVE : TestResult.NEGATIVE);
    if (again && chance(80)) {
      swab(at(random.nextInt(day + 1), 10, 11), TestResult.NEGATIVE);
    }
  }

  private void swab(Instant sampled, TestResult result) {
    lines.add(new Evidence.Environment(id(), person, sampled, sampled, result));
  }

  /** A positive, and what became of it: confirmed, discharged, set aside, or nothing yet. */
  private void infected(int day) {
    Instant sampled = at(day, 6, 9);
    String positive = id();
    test(sampled, TestResult.POSITIVE, sampled);
    switch (random.nextInt(8)) {
      case 0 -> {}
      case 1 -> rule(at(random.nextInt(day + 1), 9, 11), new Decision.Exclude(List.of(positive)));
      case 2, 3 -> {
        confirm(at(day, 9, 10));
        Instant discharged = at(random.nextInt(day + 1), 10, 11);
        lines.add(new Evidence.Discharged(id(), person, discharged, discharged, Tier.HOSPITAL));
      }
      default -> confirm(at(day, 9, 10));
    }
  }

  private void confirm(Instant at) {
    lines.add(new Evidence.Case(id(), person, known(at, 2), at, CaseForm.CONFIRMED, null, null));
    lines.add(new Evidence.Admitted(id(), person, at, at, Tier.HOSPITAL));
  }

  /** A ruling, mostly still in force. */
  private void rule(Instant at, Decision decision) {
    Instant until = at.plus(Duration.ofDays(1 + random.nextInt(30)));
    List<String> by = List.of("u1", "u2");
    lines.add(new Evidence.Ruling(id(), person, at, at, until, "reviewed", by, decision));
  }

  private void expose(Degree degree, String to, int day) {
    Instant from = at(day, 6, 12);
    @Nullable Instant until = day < 3 && chance(20) ? null : from.plus(minutes(12 * 60));
    Instant known = known(until == null ? from : until, 30);
    lines.add(new Evidence.Exposure(id(), person, known, degree, to, from, until));
  }

  private void stay(Risk risk, int day) {
    Instant from = at(Math.min(DAYS, day + 2), 6, 12);
    @Nullable Instant until = day < 3 && chance(20) ? null : at(day, 13, 20);
    Instant known = known(until == null ? from : until, 40);
    lines.add(new Evidence.Stay(id(), person, known, risk, from, until));
  }

  private void arrive(Risk risk, int day) {
    Instant at = at(day, 6, 23);
    // Declared late by more than a week, an arrival fires nothing.
    Instant known = chance(5) ? at.plus(Duration.ofDays(8)) : known(at, 30);
    lines.add(new Evidence.Arrival(id(), person, known, at, risk, null));
  }

  private void test(Instant sampled) {
    TestResult result =
        switch (random.nextInt(60)) {
          case 0 -> TestResult.GREY;
          case 1 -> TestResult.INVALID;
          case 2, 3 -> TestResult.PENDING;
          default -> TestResult.NEGATIVE;
        };
    boolean negative = result == TestResult.NEGATIVE;
    test(sampled, result, negative ? known(sampled, 20) : sampled);
    if (chance(2)) {
      // A second line of the same sample.
      Evidence.Test first = (Evidence.Test) lines.getLast();
      test(sampled, TestResult.NEGATIVE, first.known());
    }
  }

  private void test(Instant sampled, TestResult result, Instant known) {
    TestMethod method = chance(3) ? TestMethod.ANTIGEN : TestMethod.PCR;
    lines.add(new Evidence.Test(id(), person, known, sampled, result, method, null, null));
  }

  private void symptom(Instant at, boolean present) {
    lines.add(new Evidence.Symptom(id(), person, at, at, present));
  }

  /** Now and then known some hours late. */
  private Instant known(Instant event, int hours) {
    return chance(25) ? event.plus(minutes(hours * 60)) : event;
  }

  private String id() {
    return person + "-" + size();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private Duration minutes(int below) {
    return Duration.ofMinutes(1 + random.nextInt(below));
  }

  /** A minute of a day, from an hour on and before another. */
  private Instant at(int day, int fromHour, int untilHour) {
    long minute = fromHour * 60L + random.nextInt((untilHour - fromHour) * 60);
    return Population.AS_OF.plus(Duration.ofMinutes(minute - NOON - (long) day * MINUTES_A_DAY));
  }
}
