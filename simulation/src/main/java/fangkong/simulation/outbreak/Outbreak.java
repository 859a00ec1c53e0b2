package fangkong.simulation.outbreak;

import static fangkong.simulation.outbreak.Infection.DAY;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.CsvFile;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.Detail;
import fangkong.simulation.fact.EventIds;
import fangkong.simulation.fact.Fact;
import fangkong.simulation.fact.Tally;
import fangkong.simulation.people.Person;
import fangkong.simulation.place.Setting;
import fangkong.simulation.taolinpu.Household;
import fangkong.simulation.taolinpu.Population;
import fangkong.simulation.taolinpu.Taolinpu;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An outbreak among the people of 桃林铺镇, 2022-04-10 to 04-24. */
public final class Outbreak {

  private static final LocalDate FROM = LocalDate.of(2022, 4, 10);
  private static final LocalDate UNTIL = LocalDate.of(2022, 4, 24);
  private static final Setting SETTING =
      new Setting(
          "outbreak",
          Population.PLACE,
          FROM,
          UNTIL,
          UNTIL.atTime(18, 0),
          "CN-COVID-8",
          "LOCAL-HENAN-2022-04",
          "41/");
  private static final int CHECK_IN_DAYS = 14;

  private final Community community;
  private final List<List<Stay>> stays;
  private final Course course;
  private final DayFolders days;

  private Outbreak(Community community, List<List<Stay>> stays, Course course, DayFolders days) {
    this.community = community;
    this.stays = stays;
    this.course = course;
    this.days = days;
  }

  /** Writes all files of the scenario below {@code directory}. */
  public static void write(long seed, Path directory) throws IOException {
    Population population = Population.of(seed);
    Taolinpu.place(SETTING, seed, population, directory);
    Chance chance = Chance.of(seed).branch(SETTING.scenario());
    Venues venues = Venues.of(population.territory().place());
    places(venues, directory);
    Community community = Community.of(population, venues, chance.branch("habits"));
    Whereabouts whereabouts = new Whereabouts(community, chance.branch("whereabouts"));
    List<List<Stay>> stays = new ArrayList<>();
    for (int day = 0; day < CHECK_IN_DAYS; day++) {
      stays.add(whereabouts.on(FROM.plusDays(day), day));
    }
    Course course = Course.of(community, stays, chance.branch("course"));
    Tally tally = new Tally();
    DayFolders days = new DayFolders(directory, SETTING, new EventIds(chance.branch("ids")), tally);
    new Outbreak(community, stays, course, days).tell(population);
    new Truth(community, course, FROM).write(directory, tally);
  }

  private static void places(Venues venues, Path directory) throws IOException {
    try (CsvFile out =
        new CsvFile(directory.resolve("places.csv"), "place", "name", "kind", "region")) {
      for (Venue venue : venues.all()) {
        out.row(venue.place(), venue.name(), venue.kind().name(), venue.region());
      }
    }
  }

  /** Writes day by day, so that no more than a day's facts are held at once. */
  private void tell(Population population) throws IOException {
    for (Household household : population.households()) {
      for (Person person : household.everybody()) {
        days.add(Population.residence(household, person, FROM.atStartOfDay()));
      }
    }
    for (int day = 0; day <= CHECK_IN_DAYS; day++) {
      if (day < CHECK_IN_DAYS) {
        checkIns(day);
      }
      findings(day);
      days.write();
    }
  }

  private void checkIns(int day) {
    for (Stay stay : stays.get(day)) {
      if (course.spread().isOut(stay.person(), day)) {
        Venue venue = community.venues().all().get(stay.venue());
        LocalDateTime until = stay.leaveSeen() ? time(day * DAY + stay.until()) : null;
        days.add(
            Fact.of(
                community.people().get(stay.person()).person(),
                venue.region(),
                Channel.VENUE,
                time(day * DAY + stay.from()),
                new Detail.CheckIn(until, venue.place())));
      }
    }
  }

  private void findings(int day) {
    switch (day) {
      case Course.FIRST_SAMPLED -> confirm(course.index().getFirst(), day, day * DAY + 15 * 60);
      case Course.SECOND_SAMPLED -> confirm(course.index().getLast(), day, day * DAY + 11 * 60);
      case Course.TRACED_SAMPLED -> {
        Inhabitant who = community.people().get(course.traced().person());
        LocalDateTime sampled = time(day * DAY + Course.SAMPLED_AT);
        LocalDateTime known = time(day * DAY + 19 * 60);
        String home = who.household().path();
        Detail positive = new Detail.Test(true);
        days.add(Fact.of(who.person(), home, Channel.LAB, sampled, positive).knownAt(known));
      }
      case CHECK_IN_DAYS ->
          confirm(course.traced().person(), Course.TRACED_SAMPLED, day * DAY + 10 * 60);
      default -> {}
    }
  }

  private void confirm(int person, int sampledOn, int at) {
    Inhabitant who = community.people().get(person);
    Optional<Infection> infection =
        course.spread().infections().stream().filter(i -> i.person() == person).findFirst();
    LocalDateTime onset = time(infection.orElseThrow().onset());
    Detail found = new Detail.Case(onset, time(sampledOn * DAY + Course.SAMPLED_AT));
    String home = who.household().path();
    days.add(Fact.of(who.person(), home, Channel.INVESTIGATION, time(at), found));
  }

  private static LocalDateTime time(int minutes) {
    return FROM.atStartOfDay().plusMinutes(minutes);
  }
}
