package fangkong.assessment;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Staffing;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a protocol asks of a number of people: how many are in each category and tier, and what is
 * planned for today and the days after it. Of each person the leading course counts, once. Filled
 * person by person; not thread-safe.
 *
 * <p>Plans are those of the courses as they stand: whoever is kept past a last day counts today and
 * not later, and nobody new comes.
 */
public final class Consequences {
  /** How many days are planned, today among them. */
  public static final int DAYS = 14;

  private final LocalDate today;
  private final Map<String, Integer> byCategory = new HashMap<>();
  private final Map<Tier, Integer> byTier = new EnumMap<>(Tier.class);
  private final int[] rooms = new int[DAYS];
  private final int[] atHome = new int[DAYS];
  private final int[] tests = new int[DAYS];
  private int people;

  public Consequences(LocalDate today) {
    this.today = today;
  }

  public void add(Assessment assessment) {
    people++;
    byCategory.merge(assessment.category(), 1, Integer::sum);
    assessment.findLeadingCourse().ifPresent(this::add);
  }

  private void add(Course course) {
    course.findSegmentInForce().ifPresent(segment -> byTier.merge(segment.tier(), 1, Integer::sum));
    boolean[] roomOn = new boolean[DAYS];
    boolean[] homeOn = new boolean[DAYS];
    for (CourseSegment segment : course.segments()) {
      switch (segment.tier()) {
        case CENTRAL_ISOLATION -> addDays(segment, roomOn);
        case HOME_ISOLATION, HOME_MONITORING -> addDays(segment, homeOn);
        case HOSPITAL, HEALTH_MONITORING, SELF_MONITORING, DAILY_FOLLOW_UP -> {}
      }
      segment.tests().forEach(this::add);
      if (segment.ruleTest() != null) {
        add(segment.ruleTest());
      }
    }
    for (int day = 0; day < DAYS; day++) {
      rooms[day] += roomOn[day] ? 1 : 0;
      atHome[day] += homeOn[day] && !roomOn[day] ? 1 : 0;
    }
  }

  /** A room is given back on the last day, and the person may need another one that day. */
  private void addDays(CourseSegment segment, boolean[] roomOn) {
    switch (segment.state()) {
      case ENDED -> {}
      case IN_FORCE -> {
        roomOn[0] = true;
        addPlanned(segment, roomOn);
      }
      case UPCOMING -> addPlanned(segment, roomOn);
    }
  }

  private void addPlanned(CourseSegment segment, boolean[] roomOn) {
    for (int day = 1; day < DAYS; day++) {
      LocalDate date = today.plusDays(day);
      roomOn[day] |= !date.isBefore(segment.from()) && !date.isAfter(segment.until());
    }
  }

  private void add(TestDay test) {
    long day = test.on().toEpochDay() - today.toEpochDay();
    if (!test.answered() && day >= 0 && day < DAYS) {
      tests[(int) day]++;
    }
  }

  public int people() {
    return people;
  }

  /** How many are in the category; {@code NONE} is one. */
  public int inCategory(String category) {
    return byCategory.getOrDefault(category, 0);
  }

  /** How many are in a segment of the tier today. */
  public int inTier(Tier tier) {
    return byTier.getOrDefault(tier, 0);
  }

  /** How many rooms of central isolation are needed so many days from today. */
  public int rooms(int day) {
    return rooms[day];
  }

  /** How many rooms that is more than there are; 0 where they suffice. */
  public int roomsShort(int day, int available) {
    return Math.max(0, rooms[day] - available);
  }

  /** How many are isolated or monitored at home so many days from today, and in no room. */
  public int atHome(int day) {
    return atHome[day];
  }

  /** What staff that day takes, by norms. */
  public List<Staffing.Need> staff(int day, Staffing norms) {
    return norms.needs(rooms[day], tests[day], atHome[day]);
  }

  /** How many unanswered tests are due so many days from today. */
  public int tests(int day) {
    return tests[day];
  }
}
