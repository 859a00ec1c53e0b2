package fangkong.simulation.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import fangkong.simulation.place.Setting;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folders {@code days/YYYY-MM-DD} of a scenario. A fact or answer lies in the folder of the day
 * it was reported on, in the order of these reports; what was reported before the scenario begins
 * lies in the folder of its first day.
 */
public final class DayFolders {

  private static final int LINES_PER_FILE = 10_000;
  private static final Comparator<Fact> IN_ORDER = Comparator.comparing(Fact::reportedAt);

  private final Path root;
  private final Setting setting;
  private final FactJson json;
  private final Tally tally;
  private final Map<LocalDate, List<Fact>> facts = new TreeMap<>();
  private final Map<LocalDate, List<Answer>> answers = new TreeMap<>();

  public DayFolders(Path directory, Setting setting, EventIds ids, Tally tally) {
    this.root = directory.resolve("days");
    this.setting = setting;
    this.json = new FactJson(ids);
    this.tally = tally;
  }

  /** Returns the folder of a day, made if it is absent. */
  public Path folder(LocalDate day) throws IOException {
    return Files.createDirectories(root.resolve(day.toString()));
  }

  public void add(Fact fact) {
    LocalDate day = setting.dayOf(fact.reportedAt().toLocalDate());
    if (day.isAfter(setting.until())) {
      throw new IllegalArgumentException("fact is of " + day + ", after the scenario's end");
    }
    facts.computeIfAbsent(day, _ -> new ArrayList<>()).add(fact);
  }

  public void add(Answer answer) {
    answers.computeIfAbsent(answer.at().toLocalDate(), _ -> new ArrayList<>()).add(answer);
  }

  /** Writes all that was added and forgets it. */
  public void write() throws IOException {
    for (Map.Entry<LocalDate, List<Fact>> entry : facts.entrySet()) {
      writeFacts(folder(entry.getKey()), entry.getValue());
    }
    facts.clear();
    for (Map.Entry<LocalDate, List<Answer>> entry : answers.entrySet()) {
      writeAnswers(folder(entry.getKey()).resolve("answers.jsonl"), entry.getValue());
    }
    answers.clear();
  }

  private void writeFacts(Path folder, List<Fact> ofDay) throws IOException {
    ofDay.sort(IN_ORDER);
    int number = 0;
    for (int start = 0; start < ofDay.size(); start += LINES_PER_FILE) {
      number++;
      Path file = folder.resolve("facts-%02d.jsonl".formatted(number));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        for (Fact fact : ofDay.subList(start, Math.min(start + LINES_PER_FILE, ofDay.size()))) {
          out.write(line(fact).toString().getBytes(UTF_8));
          out.write('\n');
        }
      }
    }
  }

  private void writeAnswers(Path file, List<Answer> ofDay) throws IOException {
    ofDay.sort(Comparator.comparing(Answer::at));
    JsonObject object = new JsonObject();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Answer answer : ofDay) {
        tally.answer(answer);
        StringBuilder sent = new StringBuilder("[");
        for (Fact fact : answer.facts()) {
          sent.append(sent.length() == 1 ? "" : ",").append(line(fact));
        }
        object.begin();
        object.text("list", answer.list()).number("row", answer.row());
        object.text("outcome", answer.outcome().name()).time("at", answer.at());
        object.raw("facts", sent.append(']'));
        out.append(object.end()).append('\n');
      }
    }
  }

  private CharSequence line(Fact fact) {
    tally.fact(FactJson.type(fact.detail()), fact);
    return json.line(fact);
  }
}
