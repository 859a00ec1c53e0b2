package fangkong.simulation.outbreak;

import fangkong.simulation.fact.CsvFile;
import fangkong.simulation.fact.JsonObject;
import fangkong.simulation.fact.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who infected whom, when and where: for scoring only. */
final class Truth {

  private final Community community;
  private final Course course;
  private final LocalDate from;

  Truth(Community community, Course course, LocalDate from) {
    this.community = community;
    this.course = course;
    this.from = from;
  }

  void write(Path directory, Tally tally) throws IOException {
    Path truth = Files.createDirectories(directory.resolve("truth"));
    infections(truth.resolve("infections.csv"));
    Map<Integer, Integer> generations = new TreeMap<>();
    course.spread().infections().forEach(i -> generations.merge(i.generation(), 1, Integer::sum));
    JsonObject json = new JsonObject();
    json.begin();
    json.number("infected", course.spread().infections().size()).open("generations");
    generations.forEach((generation, count) -> json.number(String.valueOf(generation), count));
    json.close().texts("index", course.index().stream().map(this::idNumber).toList());
    json.text("traced", idNumber(course.traced().person())).open("facts");
    tally.factsOfType().forEach(json::number);
    json.close();
    Files.writeString(truth.resolve("expected.json"), json.end() + "\n");
  }

  private void infections(Path file) throws IOException {
    try (CsvFile out =
        new CsvFile(
            file, "person", "generation", "source", "place", "at", "infectious_from", "onset")) {
      List<Infection> inOrder =
          course.spread().infections().stream().sorted(Spread.byTime()).toList();
      for (Infection i : inOrder) {
        out.row(
            idNumber(i.person()),
            String.valueOf(i.generation()),
            i.source() < 0 ? "" : idNumber(i.source()),
            i.place(),
            time(i.at()),
            time(i.infectiousFrom()),
            time(i.onset()));
      }
    }
  }

  private String idNumber(int person) {
    return community.people().get(person).person().idNumber().text();
  }

  private String time(int minutes) {
    StringBuilder text = new StringBuilder();
    JsonObject.appendTime(text, from.atStartOfDay().plusMinutes(minutes));
    return text.toString();
  }
}
