package fangkong.cli.assess;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code fangkong protocols}. */
@Command(
    name = "protocols",
    description = {
      "Lists the protocols as CSV: id,disease,effective_from,effective_until,categories.",
      "Categories stand in order of severity, separated by blanks.",
      "With --lint: id,kind,category,base,overlay,justified; the status is 0 whatever it finds."
    },
    usageHelpAutoWidth = true,
    sortOptions = false)
public final class ProtocolsCommand implements Callable<Integer> {
  @Option(
      names = "--protocols",
      paramLabel = "DIR",
      description = "The folder of protocols (default: protocols beside the launcher).")
  private @Nullable Path protocols;

  @Option(
      names = "--lint",
      description = "List where each layer is stricter than its base, and whether it says why.")
  private boolean lint;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Where to write (default: standard output).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Protocols all = ProtocolFolder.open(protocols).protocols();
    Output.write(lint ? ProtocolsCommandLint.rows(all) : rows(all), out);
    return 0;
  }

  private static Stream<String> rows(Protocols all) {
    return Stream.concat(
        Stream.of("id,disease,effective_from,effective_until,categories"),
        all.listProtocols().stream().map(ProtocolsCommand::row));
  }

  private static String row(Protocol protocol) {
    return csv(
        protocol.id(),
        protocol.disease(),
        date(protocol.from()),
        date(protocol.until()),
        protocol.categories().stream().map(Category::id).collect(Collectors.joining(" ")));
  }

  private static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }

  /** One row; a cell that needs it is quoted. */
  static String csv(String... cells) {
    return Stream.of(cells).map(ProtocolsCommand::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
