package fangkong.cli.lists;

import fangkong.cli.Refusal;
import fangkong.cli.assess.OutOption;
import fangkong.cli.assess.TimeWithOffset;
import fangkong.cli.assess.ZoneOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of matching pushed lists, whoever matches. Paths come back absolute. */
public final class MatchOptions {
  private static final String LISTS = ".csv";

  @Option(
      names = "--lists",
      paramLabel = "FILE.csv|DIR",
      required = true,
      description = "A list, or a folder of lists that come one after the other by name.")
  private Path lists = Path.of("");

  @Option(
      names = "--register",
      paramLabel = "FILE.jsonl|DIR",
      description = "Who is known: /api/ledgers/register?purpose=… (default: nobody).")
  private @Nullable Path register;

  @Option(
      names = "--leads",
      paramLabel = "FILE.jsonl|DIR",
      description = "The leads there are: /api/ledgers/leads?purpose=… (default: none).")
  private @Nullable Path leads;

  @Option(
      names = "--nodes",
      paramLabel = "FILE.jsonl",
      required = true,
      description = "The tree: /api/ledgers/nodes.")
  private Path nodes = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      required = true,
      description = "The server's folder of keys, of which indexing.json alone is read.")
  private Path keys = Path.of("");

  @Option(
      names = "--now",
      paramLabel = "T",
      required = true,
      converter = TimeWithOffset.class,
      description = "When the lists came.")
  private Instant now = Instant.EPOCH;

  @Option(
      names = "--synthetic",
      description = "Take identity numbers of the area 990000, which nobody has.")
  private boolean synthetic;

  @Option(
      names = "--dispatch",
      paramLabel = "DIR",
      description = {
        "An empty folder for accepted and updated rows, as lists of their own for the door of a",
        "server, one for each county."
      })
  private @Nullable Path dispatch;

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private OutOption out = new OutOption();

  /** Refuses what is not there, or would be written over. */
  public void check() {
    files();
    if (!Files.isReadable(key())) {
      throw new Refusal(
          "option --keys, value %s: has no indexing.json that can be read. Maybe take FANGKONG_KEYS of the server"
              .formatted(keys));
    }
    if (dispatch != null) {
      try (Stream<Path> entries = Files.list(Files.createDirectories(dispatch))) {
        if (entries.findAny().isPresent()) {
          throw new Refusal("option --dispatch, value %s: is not empty".formatted(dispatch));
        }
      } catch (IOException e) {
        throw new Refusal("option --dispatch, value %s: cannot be used".formatted(dispatch), e);
      }
    }
  }

  /** The files of the lists, in order. */
  public List<Path> files() {
    try (Stream<Path> entries = Files.walk(lists.toAbsolutePath(), 1)) {
      List<Path> files =
          entries
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(LISTS))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new Refusal(
            "option --lists, value %s: no file of this folder ends in %s".formatted(lists, LISTS));
      }
      return files;
    } catch (IOException e) {
      throw new Refusal("option --lists, value %s: cannot be read".formatted(lists), e);
    }
  }

  public Optional<Path> register() {
    return Optional.ofNullable(register).map(Path::toAbsolutePath);
  }

  public Optional<Path> leads() {
    return Optional.ofNullable(leads).map(Path::toAbsolutePath);
  }

  public Path nodes() {
    return nodes.toAbsolutePath();
  }

  /** The key of indexes. */
  public Path key() {
    return keys.resolve("indexing.json").toAbsolutePath();
  }

  public Instant now() {
    return now;
  }

  public ZoneId zone() {
    return zone.zone();
  }

  public boolean synthetic() {
    return synthetic;
  }

  public Optional<Path> dispatch() {
    return Optional.ofNullable(dispatch).map(Path::toAbsolutePath);
  }

  /**
   * Writes lines to the file that was named, which appears whole or not at all, or to standard
   * output.
   */
  public void write(Stream<String> lines) {
    out.write(lines);
  }
}
