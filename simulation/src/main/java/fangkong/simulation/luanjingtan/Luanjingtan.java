package fangkong.simulation.luanjingtan;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.EventIds;
import fangkong.simulation.fact.JsonObject;
import fangkong.simulation.fact.Outcome;
import fangkong.simulation.fact.PlaceFiles;
import fangkong.simulation.fact.Tally;
import fangkong.simulation.lead.Lead;
import fangkong.simulation.lead.PushedLists;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Place;
import fangkong.simulation.place.Post;
import fangkong.simulation.place.Roster;
import fangkong.simulation.place.Setting;
import fangkong.simulation.place.Territory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Report 0: 孪井滩生态移民示范区, 2022-01-01 to 02-14. */
public final class Luanjingtan {

  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate UNTIL = LocalDate.of(2022, 2, 14);
  static final Setting SETTING =
      new Setting(
          "luanjingtan",
          "152921401",
          FROM,
          UNTIL,
          UNTIL.atTime(18, 0),
          "CN-COVID-8",
          "LOCAL-ALXA-2022-01",
          "15/29/");
  static final int UNIQUE_LEADS = 9_126;
  private static final int REPEATED_ROWS = 374;
  static final int MONITORING_DAYS = 14;

  private Luanjingtan() {}

  /** Writes all files of the scenario below {@code directory}. */
  public static void write(long seed, Path directory) throws IOException {
    Chance chance = Chance.of(seed).branch(SETTING.scenario());
    Place place = Place.of(SETTING.placeCode());
    Territory territory = Territory.of(place, List.of(24), 4);
    Roster roster =
        Roster.of(territory, Map.of(Roster.Force.VOLUNTEER, 18), SETTING, chance.branch("roster"));
    List<Post> posts = Post.onRoads(place, Post.Kind.QUARANTINE, List.of("东", "南", "西"));
    new PlaceFiles(directory).write(SETTING, seed, territory, roster, posts);

    Registrar registrar = new Registrar(chance.branch("people"));
    List<Returnee> returnees = new Arrivals(territory, registrar, chance.branch("arrivals")).plan();
    Tally tally = new Tally();
    DayFolders days = new DayFolders(directory, SETTING, new EventIds(chance.branch("ids")), tally);
    new ReturneeFacts(chance.branch("facts"), territory, registrar).tell(returnees, days);

    LeadSource source = new LeadSource(chance.branch("leads"), territory, registrar);
    List<Lead> leads = new ArrayList<>(source.ofReturnees(returnees));
    leads.addAll(source.ofOthers(UNIQUE_LEADS - leads.size()));
    int rows =
        new PushedLists(chance.branch("lists"), UNTIL.minusDays(1))
            .write(leads, REPEATED_ROWS, days);
    days.write();
    expected(directory, rows, tally);
  }

  private static void expected(Path directory, int rows, Tally tally) throws IOException {
    int monitored = tally.monitoredOn(SETTING.cutOff().toLocalDate(), MONITORING_DAYS);
    JsonObject json = new JsonObject();
    json.begin();
    json.number("listRows", rows).number("listDuplicates", rows - tally.answered());
    json.number("leadsVerified", tally.answered()).open("outcomes");
    for (Outcome outcome : Outcome.values()) {
      json.number(outcome.name(), tally.answers().getOrDefault(outcome, 0));
    }
    json.close().number("returnees", tally.returnees()).number("keyArea", tally.keyArea());
    json.number("homeMonitoring", monitored).number("isolated", 0);
    json.number("ended", tally.keyArea() - monitored).open("facts");
    tally.factsOfType().forEach(json::number);
    json.close();
    Path truth = Files.createDirectories(directory.resolve("truth"));
    Files.writeString(truth.resolve("expected.json"), json.end() + "\n");
  }
}
