package fangkong.cluster.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The input files of a trace, and its options, drawn from a seed. */
record RandomFiles(Path checkIns, Path cases, Path contacts, List<String> options) {
  private static final long START = 1_650_000_000;
  private static final String[] STRANGE = {"O'Neil, 明", "\"x\"", "𠮷野", "ﬁ", "Z", "a\nb"};

  static RandomFiles of(long seed, Path folder) throws IOException {
    Random random = new Random(seed);
    int people = 2 + random.nextInt(60);
    int places = 1 + random.nextInt(12);
    int span = 600 << random.nextInt(10);
    List<String> checkIns = new ArrayList<>(List.of("person,place,entered_at,left_at"));
    for (int i = random.nextInt(400); i > 0; i--) {
      long from = START + random.nextInt(span);
      String until =
          random.nextInt(5) == 0 ? "" : time(from - 60 + random.nextInt(Math.max(120, span / 8)));
      checkIns.add(
          person(random, people) + ",p" + random.nextInt(places) + "," + time(from) + "," + until);
    }
    List<String> cases = new ArrayList<>(List.of("person,infectious_from,infectious_until"));
    for (int i = random.nextInt(5); i > 0; i--) {
      long from = START + random.nextInt(span) - span / 4;
      String until = random.nextInt(3) == 0 ? "" : time(from - 30 + random.nextInt(span));
      cases.add(person(random, people + 3) + "," + time(from) + "," + until);
    }
    List<String> contacts = new ArrayList<>(List.of("person,contact,from,until"));
    for (int i = random.nextInt(20); i > 0; i--) {
      long from = START + random.nextInt(span);
      contacts.add(
          person(random, people + 5)
              + ","
              + person(random, people + 5)
              + ","
              + time(from)
              + ","
              + time(from - 20 + random.nextInt(Math.max(60, span / 6))));
    }
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--generations", "" + random.nextInt(5)));
    options.addAll(List.of("--min-overlap", "" + random.nextInt(3) * 60));
    options.addAll(List.of("--linger", "" + random.nextInt(3) * 300));
    options.addAll(List.of("--assumed-stay", "" + random.nextInt(3) * 900));
    options.addAll(List.of("--latent", "" + random.nextInt(3) * 120));
    if (random.nextInt(3) == 0) {
      options.addAll(List.of("--until", time(START + random.nextInt(span))));
    }
    return new RandomFiles(
        write(folder.resolve("checkins.csv"), checkIns),
        write(folder.resolve("cases.csv"), cases),
        write(folder.resolve("contacts.csv"), contacts),
        options);
  }

  private static String person(Random random, int people) {
    int number = random.nextInt(people);
    return number < STRANGE.length
        ? '"' + STRANGE[number].replace("\"", "\"\"") + '"'
        : "n" + number;
  }

  private static String time(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  private static Path write(Path file, List<String> lines) throws IOException {
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--checkins", checkIns.toString(), "--cases", cases.toString()));
    arguments.addAll(List.of("--contacts", contacts.toString()));
    arguments.addAll(options);
    return arguments;
  }
}
