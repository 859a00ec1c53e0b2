package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.EventIds;
import fangkong.simulation.fact.JsonObject;
import fangkong.simulation.fact.PlaceFiles;
import fangkong.simulation.fact.Tally;
import fangkong.simulation.lead.Lead;
import fangkong.simulation.lead.PushedLists;
import fangkong.simulation.place.Post;
import fangkong.simulation.place.Roster;
import fangkong.simulation.place.Roster.Force;
import fangkong.simulation.place.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Report 4: 潢川县桃林铺镇, 2022-04-01 to 04-07. */
public final class Taolinpu {

  private static final LocalDate FROM = LocalDate.of(2022, 4, 1);
  private static final LocalDate UNTIL = LocalDate.of(2022, 4, 7);
  static final Setting SETTING =
      new Setting(
          "taolinpu",
          Population.PLACE,
          FROM,
          UNTIL,
          UNTIL.atTime(18, 0),
          "CN-COVID-8",
          "LOCAL-HENAN-2022-04",
          "41/");
  private static final Map<Force, Integer> FORCES =
      Map.of(Force.DUAL_CHECK_IN, 52, Force.VOLUNTEER, 120, Force.COUNTY_CADRE, 47);
  private static final int REPEATED_ROWS = 9;

  private Taolinpu() {}

  /** Writes all files of the scenario below {@code directory}. */
  public static void write(long seed, Path directory) throws IOException {
    Population population = Population.of(seed);
    place(SETTING, seed, population, directory);
    Chance chance = Chance.of(seed).branch(SETTING.scenario());
    Tally tally = new Tally();
    DayFolders days = new DayFolders(directory, SETTING, new EventIds(chance.branch("ids")), tally);
    population.residences(FROM.atTime(6, 0)).forEach(days::add);
    new DoorVisits(chance.branch("visits")).make(population, days);
    List<Homecoming> homecomings = new Homecomings(chance.branch("homecomings")).plan(population);
    new HomecomingFacts(chance.branch("facts"), days).tell(homecomings);
    List<Lead> leads =
        new ReturneeList(chance.branch("leads"), population.territory()).leads(homecomings);
    int rows =
        new PushedLists(chance.branch("lists"), UNTIL.minusDays(1))
            .write(leads, REPEATED_ROWS, days);
    days.write();
    expected(directory, rows, population, tally);
  }

  /** Writes what is there before anything happens; the same for whatever then does. */
  public static void place(Setting setting, long seed, Population population, Path directory)
      throws IOException {
    Chance chance = Chance.of(seed).branch("place " + Population.PLACE);
    Roster roster = Roster.of(population.territory(), FORCES, setting, chance.branch("roster"));
    List<Post> posts = Post.atVillages(population.territory().place());
    new PlaceFiles(directory).write(setting, seed, population.territory(), roster, posts);
    HouseholdLinks.write(directory, population, chance.branch("members"));
  }

  private static void expected(Path directory, int rows, Population population, Tally tally)
      throws IOException {
    JsonObject json = new JsonObject();
    json.begin();
    json.number("households", population.households().size());
    json.number("visitedHouseholds", tally.visited());
    json.text(
        "unvisited",
        population.households().stream()
            .map(Household::path)
            .filter(path -> !tally.isVisited(path))
            .findFirst()
            .orElseThrow());
    json.number("listRows", rows).number("listDuplicates", rows - tally.answered());
    json.number("returnees", tally.returnees()).number("keyArea", tally.keyArea());
    json.number("lowRisk", tally.returnees() - tally.keyArea());
    json.number("declarations", tally.factsOfType().getOrDefault("declaration", 0));
    json.number("lateDeclarations", tally.lateDeclarations());
    json.number("twoInThreeMet", tally.pairs().size());
    json.texts("due", tally.keyAreaWithoutPairArrivedBy(UNTIL.minusDays(3))).open("facts");
    tally.factsOfType().forEach(json::number);
    json.close();
    Path truth = Files.createDirectories(directory.resolve("truth"));
    Files.writeString(truth.resolve("expected.json"), json.end() + "\n");
  }
}
