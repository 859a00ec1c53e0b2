package fangkong.simulation.fact;

import fangkong.simulation.place.Division;
import fangkong.simulation.place.Node;
import fangkong.simulation.place.Place;
import fangkong.simulation.place.Post;
import fangkong.simulation.place.Roster;
import fangkong.simulation.place.Setting;
import fangkong.simulation.place.Territory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes what is there before anything happens: place, divisions, nodes, roster, absences, posts.
 */
public final class PlaceFiles {

  private final Path directory;

  public PlaceFiles(Path directory) {
    this.directory = directory;
  }

  public void write(
      Setting setting, long seed, Territory territory, Roster roster, List<Post> posts)
      throws IOException {
    Files.createDirectories(directory);
    place(setting, seed, territory.place());
    divisions(territory.place());
    nodes(territory);
    roster(roster);
    posts(posts);
  }

  private void place(Setting setting, long seed, Place place) throws IOException {
    JsonObject json = new JsonObject();
    json.begin();
    json.text("scenario", setting.scenario()).number("seed", seed);
    json.text("code", setting.placeCode()).text("path", place.path());
    json.text("name", place.division().name()).text("fullName", place.fullName());
    json.text("from", setting.from().toString()).text("until", setting.until().toString());
    json.time("cutOff", setting.cutOff()).text("base", setting.base());
    json.open("overlay").text("protocol", setting.overlay());
    json.text("region", setting.overlayRegion()).close();
    Files.writeString(directory.resolve("place.json"), json.end() + "\n");
  }

  private void divisions(Place place) throws IOException {
    try (CsvFile out =
        new CsvFile(directory.resolve("divisions.csv"), "path", "code", "name", "kind")) {
      for (Division d : place.lineage()) {
        out.row(d.path(), d.code(), d.name(), d.kind().name());
      }
      for (Division d : place.villages()) {
        out.row(d.path(), d.code(), d.name(), d.kind().name());
      }
    }
  }

  private void nodes(Territory territory) throws IOException {
    try (CsvFile out = new CsvFile(directory.resolve("nodes.csv"), "path", "name", "kind")) {
      for (Node grid : territory.grids()) {
        out.row(grid.path(), grid.name(), grid.kind().name());
        for (Node cell : territory.cellsIn(grid.path())) {
          out.row(cell.path(), cell.name(), cell.kind().name());
        }
      }
    }
  }

  private void roster(Roster roster) throws IOException {
    Path file = directory.resolve("roster.csv");
    try (CsvFile out = new CsvFile(file, "worker", "name", "phone", "role", "force", "region")) {
      for (Roster.Worker w : roster.workers()) {
        String role = w.role().name();
        out.row(w.worker(), w.name(), w.phone(), role, w.force().name(), w.region());
      }
    }
    Path absences = directory.resolve("absences.csv");
    try (CsvFile out = new CsvFile(absences, "worker", "from", "until", "cover")) {
      for (Roster.Absence a : roster.absences()) {
        out.row(a.worker(), midnight(a.from()), midnight(a.until()), a.cover());
      }
    }
  }

  private void posts(List<Post> posts) throws IOException {
    try (CsvFile out =
        new CsvFile(directory.resolve("posts.csv"), "post", "name", "kind", "region")) {
      for (Post post : posts) {
        out.row(post.post(), post.name(), post.kind().name(), post.region());
      }
    }
  }

  private static String midnight(LocalDate date) {
    StringBuilder text = new StringBuilder();
    JsonObject.appendTime(text, date.atStartOfDay());
    return text.toString();
  }
}
