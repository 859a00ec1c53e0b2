package fangkong.cli.count;

import fangkong.cli.Refusal;
import fangkong.codec.MalformedFile;
import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.evidence.LoggedFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The ledger of facts in files. A fact that stands there twice is one. */
final class FactFiles {
  private FactFiles() {}

  static Collection<LoggedFact> read(Path facts) {
    Map<UUID, LoggedFact> read = new LinkedHashMap<>();
    for (Path file : files(facts)) {
      try (Stream<String> lines = Files.lines(file)) {
        long number = 0;
        for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
          LoggedFact logged = FactJson.read(file.toString(), ++number, each.next());
          read.putIfAbsent(logged.fact().id(), logged);
        }
      } catch (MalformedFile e) {
        throw new Refusal(String.valueOf(e.getMessage()), e);
      } catch (IOException | UncheckedIOException e) {
        throw unreadable(file, e);
      }
    }
    return read.values();
  }

  private static List<Path> files(Path facts) {
    if (!Files.isDirectory(facts)) {
      return List.of(facts);
    }
    try (Stream<Path> entries = Files.list(facts)) {
      return entries.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw unreadable(facts, e);
    }
  }

  private static Refusal unreadable(Path file, Exception because) {
    return new Refusal("option --facts, value " + file + ": it cannot be read", because);
  }
}
