package fangkong.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a command ended with. */
record Run(int status, String out, String err) {

  static Run of(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    try {
      int status = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments);
      System.out.flush();
      return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  Run succeeds() {
    assertThat(err).isEmpty();
    assertThat(status).isZero();
    return this;
  }

  /** Asserts status 2, no output, and one line that names all the parts. */
  void refuses(String... parts) {
    assertThat(status).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err.strip()).doesNotContain("\n").contains(parts);
  }

  /** The rows of a CSV by their first cell. */
  Map<String, List<String>> rows() {
    return out.lines()
        .map(line -> Arrays.asList(line.split(",", -1)))
        .collect(Collectors.toMap(List::getFirst, cells -> cells.subList(1, cells.size())));
  }
}
