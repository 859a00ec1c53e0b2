package fangkong.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** The input files of a trace, each also as a folder of two, and its options, drawn from a seed. */
record RandomFiles(Path checkIns, Path cases, Path contacts, List<String> options) {
  private static final long START = 1_650_000_000;
  private static final String[] STRANGE = {"O'Neil, 明", "\"x\"", "𠮷野", "ﬁ", "Z", "a\nb"};

  /** {@code towns} that know nothing of each other are traced at once. */
  static RandomFiles of(long seed, int towns, Path folder) throws IOException {
    Random random = new Random(seed);
    int span = 600 << random.nextInt(10);
    List<String> checkIns = new ArrayList<>(List.of("person,place,entered_at,left_at"));
    List<String> cases = new ArrayList<>(List.of("person,infectious_from,infectious_until"));
    List<String> contacts = new ArrayList<>(List.of("person,contact,from,until"));
    for (int town = 0; town < towns; town++) {
      int people = 2 + random.nextInt(60);
      int places = 1 + random.nextInt(12);
      for (int i = random.nextInt(400); i > 0; i--) {
        long from = START + random.nextInt(span);
        String until =
            random.nextInt(5) == 0 ? "" : time(from - 60 + random.nextInt(Math.max(120, span / 8)));
        String place = "p" + random.nextInt(places) + "." + town;
        checkIns.add(row(person(random, people, town), place, time(from), until));
      }
      for (int i = random.nextInt(5); i > 0; i--) {
        long from = START + random.nextInt(span) - span / 4;
        String until = random.nextInt(3) == 0 ? "" : time(from - 30 + random.nextInt(span));
        cases.add(row(person(random, people + 3, town), time(from), until));
      }
      for (int i = random.nextInt(20); i > 0; i--) {
        long from = START + random.nextInt(span);
        String until = time(from - 20 + random.nextInt(Math.max(60, span / 6)));
        String source = person(random, people + 5, town);
        contacts.add(row(source, person(random, people + 5, town), time(from), until));
      }
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
    if (random.nextInt(4) > 0) {
      options.add("--sources");
    }
    return new RandomFiles(
        write(folder.resolve("checkins.csv"), checkIns),
        write(folder.resolve("cases.csv"), cases),
        write(folder.resolve("contacts.csv"), contacts),
        options);
  }

  private static String row(String... cells) {
    return String.join(",", cells);
  }

  private static String person(Random random, int people, int town) {
    int number = random.nextInt(people);
    return number < STRANGE.length
        ? '"' + STRANGE[number].replace("\"", "\"\"") + town + '"'
        : "n" + number + "." + town;
  }

  private static String time(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  private static Path write(Path file, List<String> lines) throws IOException {
    Path folder = Files.createDirectories(folderOf(file));
    List<String> odd = new ArrayList<>(List.of(lines.getFirst()));
    List<String> even = new ArrayList<>(odd);
    for (int row = 1; row < lines.size(); row++) {
      (row % 2 == 0 ? even : odd).add(lines.get(row));
    }
    Files.writeString(folder.resolve("even.csv"), text(even));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("odd.csv.gz")))) {
      out.write(text(odd).getBytes(StandardCharsets.UTF_8));
    }
    return Files.writeString(file, text(lines));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static Path folderOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".d");
  }

  /** The same in folders. */
  RandomFiles inFolders() {
    return new RandomFiles(folderOf(checkIns), folderOf(cases), folderOf(contacts), options);
  }

  List<String> arguments() {
    List<String> arguments = argumentsWithoutContacts();
    arguments.addAll(List.of("--contacts", contacts.toString()));
    return arguments;
  }

  List<String> argumentsWithoutContacts() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--checkins", checkIns.toString(), "--cases", cases.toString()));
    arguments.addAll(options);
    return arguments;
  }
}
