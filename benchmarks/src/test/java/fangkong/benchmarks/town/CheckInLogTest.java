package fangkong.benchmarks.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CheckInLogTest {
  private static final int ROWS = 500_000;
  private static final int OPEN = -1;
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;
  private static final Town TOWN = new Town(ROWS, 1);
  private static final List<Row> LOG = rows(new CheckInLog(TOWN)::writeTo);

  private record Row(int person, int place, long entered, long length) {}

  @Test
  void the_same_seed_gives_the_same_log_and_another_seed_another() {
    assertThat(rows(new CheckInLog(new Town(ROWS, 1))::writeTo)).isEqualTo(LOG);
    assertThat(rows(new CheckInLog(new Town(ROWS, 2))::writeTo)).isNotEqualTo(LOG);
  }

  @Test
  void it_has_exactly_the_wanted_number_of_rows() {
    for (int rows : new int[] {1, 49, 1_000, 12_345, ROWS}) {
      assertThat(rows(new CheckInLog(new Town(rows, 3))::writeTo)).hasSize(rows);
    }
  }

  @Test
  void one_person_for_fifty_rows_and_nearly_everybody_checks_in() {
    assertThat(TOWN.persons()).isEqualTo(ROWS / 50);
    assertThat(LOG).allMatch(row -> row.person >= 0 && row.person < TOWN.persons());
    assertThat(LOG).allMatch(row -> row.place >= 0 && row.place < TOWN.places());
    assertThat(LOG.stream().map(Row::person).distinct().count())
        .isGreaterThan(TOWN.persons() * 99 / 100);
  }

  @Test
  void it_covers_fourteen_days_and_never_goes_back_more_than_a_quarter_of_an_hour() {
    long latest = 0;
    long furthestBack = 0;
    boolean[] days = new boolean[Town.DAYS];
    for (Row row : LOG) {
      furthestBack = Math.max(furthestBack, latest - row.entered);
      latest = Math.max(latest, row.entered);
      days[(int) ((row.entered - Town.START) / DAY)] = true;
    }
    assertThat(furthestBack).isLessThan(CheckInLog.QUARTER_SECONDS);
    assertThat(days).doesNotContain(false);
  }

  @Test
  void the_hub_has_one_row_of_thirty_six_and_no_other_place_as_many() {
    Map<Integer, Integer> visits = visits();
    int hub = visits.getOrDefault(Town.HUB, 0);

    assertThat((double) hub).isCloseTo(ROWS / 36.0, percent(5));
    assertThat(visits.values().stream().filter(count -> count >= hub)).hasSize(1);
  }

  @Test
  void shops_follow_zipf_and_sixty_of_a_hundred_visits_have_no_leaving() {
    Map<Integer, Integer> visits = visits();
    List<Row> inShops =
        LOG.stream().filter(row -> in(row, TOWN.firstShop(), TOWN.firstRoom())).toList();
    long open = inShops.stream().filter(row -> row.length == OPEN).count();

    assertThat(open / (double) inShops.size()).isCloseTo(0.6, within(0.01));
    assertThat(lengths(inShops)).allMatch(length -> length >= 600 && length <= 2 * HOUR);
    double first = sum(visits, TOWN.firstShop(), 10);
    double later = sum(visits, TOWN.firstShop() + 320, 320);
    assertThat(first / later).isCloseTo(ranks(0, 10) / ranks(320, 640), percent(5));
  }

  @Test
  void workplaces_have_up_to_two_hundred_people_for_about_eight_hours() {
    Map<Integer, Set<Integer>> people = new HashMap<>();
    List<Row> atWork =
        LOG.stream().filter(row -> in(row, TOWN.firstWorkplace(), TOWN.places())).toList();
    atWork.forEach(row -> people.computeIfAbsent(row.place, _ -> new HashSet<>()).add(row.person));

    assertThat(lengths(atWork)).allMatch(length -> length >= 7 * HOUR && length <= 9 * HOUR);
    assertThat(people.values()).allMatch(each -> each.size() <= 200);
    assertThat(people.values().stream().filter(each -> each.size() > 100)).isNotEmpty();
    assertThat(people.values().stream().filter(each -> each.size() < 10)).isNotEmpty();
    assertThat(atWork.size() / (double) ROWS).isBetween(0.1, 0.2);
  }

  @Test
  void rides_are_short_nights_go_over_midnight_and_a_few_stay_for_days() {
    List<Row> rides =
        LOG.stream().filter(row -> in(row, TOWN.firstVehicle(), TOWN.firstShop())).toList();
    List<Row> nights =
        LOG.stream().filter(row -> in(row, TOWN.firstRoom(), TOWN.firstWard())).toList();
    List<Row> wards =
        LOG.stream().filter(row -> in(row, TOWN.firstWard(), TOWN.firstWorkplace())).toList();

    assertThat(lengths(rides)).allMatch(length -> length >= 300 && length <= 2_400);
    assertThat(rides.size() / (double) ROWS).isBetween(0.1, 0.3);
    assertThat(nights).isNotEmpty().allMatch(CheckInLogTest::goesOverMidnight);
    assertThat(wards).isNotEmpty().allMatch(row -> row.length >= DAY && row.length <= 10 * DAY);
    assertThat(wards.size()).isLessThan(ROWS / 500);
    assertThat(LOG.stream().filter(CheckInLogTest::goesOverMidnight).count())
        .isGreaterThan(nights.size() + wards.size());
  }

  @Test
  void a_shuffled_log_has_the_same_rows_in_another_order() {
    Town town = new Town(20_000, 1);
    CheckInLog log = new CheckInLog(town);
    List<Row> shuffled = rows(new ShuffledLog(log, town, 5)::writeTo);

    assertThat(shuffled).containsExactlyInAnyOrderElementsOf(rows(log::writeTo));
    long late =
        shuffled.stream().limit(1_000).filter(r -> r.entered > Town.START + 7 * DAY).count();
    assertThat(late).isBetween(300L, 700L);
    assertThat(rows(new ShuffledLog(log, town, 5)::writeTo)).isEqualTo(shuffled);
  }

  @Test
  void cases_are_distinct_people_infectious_for_some_days() {
    List<CaseDraw.Case> cases = CaseDraw.of(TOWN, 1_000, 9);

    assertThat(cases).hasSize(1_000).doesNotHaveDuplicates().isEqualTo(CaseDraw.of(TOWN, 1_000, 9));
    assertThat(cases.stream().map(CaseDraw.Case::person).distinct()).hasSize(1_000);
    assertThat(cases)
        .allMatch(each -> each.until() - each.from() >= 2 * DAY)
        .allMatch(each -> each.until() - each.from() <= 6 * DAY);
  }

  private static boolean goesOverMidnight(Row row) {
    return row.length != OPEN
        && (row.entered - Town.START) / DAY != (row.entered + row.length - 1 - Town.START) / DAY;
  }

  private static boolean in(Row row, int first, int end) {
    return row.place >= first && row.place < end;
  }

  private static List<Long> lengths(List<Row> rows) {
    return rows.stream().map(Row::length).filter(length -> length != OPEN).toList();
  }

  private static Map<Integer, Integer> visits() {
    Map<Integer, Integer> visits = new TreeMap<>();
    LOG.forEach(row -> visits.merge(row.place, 1, Integer::sum));
    return visits;
  }

  private static double sum(Map<Integer, Integer> visits, int first, int count) {
    double sum = 0;
    for (int place = first; place < first + count; place++) {
      sum += visits.getOrDefault(place, 0);
    }
    return sum;
  }

  private static double ranks(int first, int end) {
    double sum = 0;
    for (int rank = first; rank < end; rank++) {
      sum += Math.pow(rank + 1, -0.6);
    }
    return sum;
  }

  private static Percentage percent(int percent) {
    return Percentage.withPercentage(percent);
  }

  private static List<Row> rows(Consumer<CheckInSink> log) {
    List<Row> rows = new ArrayList<>();
    log.accept(
        new CheckInSink() {
          @Override
          public void stay(int person, int place, long enteredAt, long leftAt) {
            rows.add(new Row(person, place, enteredAt, leftAt - enteredAt));
          }

          @Override
          public void openStay(int person, int place, long enteredAt) {
            rows.add(new Row(person, place, enteredAt, OPEN));
          }
        });
    return rows;
  }
}
