package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Runs the command in a folder of its own and keeps what it said. */
final class Cli {
  private final Path folder;
  private byte[] standardInput = new byte[0];

  Cli(Path folder) {
    this.folder = folder;
  }

  /** What a run ended with; {@code out} is what went to standard output, as UTF-8. */
  record Run(int status, String out, String err) {
    Run succeeds() {
      assertThat(status).as(err).isZero();
      return this;
    }

    /** Asserts status 2, nothing written, and {@code line} as all there is on standard error. */
    void refusesWith(String line) {
      assertThat(err).isEqualTo(line + "\n");
      assertThat(status).isEqualTo(2);
      assertThat(out).isEmpty();
    }
  }

  /** Writes an input file and answers its path. */
  String file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  Cli standardInput(String text) {
    standardInput = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Run trace(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "trace";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return run(arguments);
  }

  Run run(String... arguments) {
    PrintStream outBefore = System.out;
    InputStream inBefore = System.in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    System.setIn(new ByteArrayInputStream(standardInput));
    try {
      CommandLine command = Main.commandLine().setErr(new PrintWriter(err));
      int status = command.execute(arguments);
      System.out.flush();
      return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(outBefore);
      System.setIn(inBefore);
    }
  }
}
