package fangkong.cli.assess;

import fangkong.cli.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines in UTF-8, each ended by LF, to a file that appears whole or not at all, or to standard
 * output.
 */
final class Output {
  private Output() {}

  static void write(Stream<String> lines, @Nullable Path out) {
    if (out == null) {
      writeTo(System.out, lines);
      if (System.out.checkError()) {
        throw new Refusal("standard output: it cannot be written. Maybe its reader has gone.");
      }
      return;
    }
    try {
      writeWhole(lines, out);
    } catch (IOException e) {
      throw new Refusal("option --out, value " + out + ": it cannot be written", e);
    }
  }

  private static void writeWhole(Stream<String> lines, Path out) throws IOException {
    Path target = out.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent(), "folder of --out");
    Path part = Files.createTempFile(folder, ".fangkong-", ".part");
    try {
      try (OutputStream stream = Files.newOutputStream(part)) {
        writeOut(lines, stream);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeTo(PrintStream stream, Stream<String> lines) {
    try {
      writeOut(lines, stream);
    } catch (IOException e) {
      throw new Refusal("standard output: it cannot be written: " + e.getMessage(), e);
    }
  }

  private static void writeOut(Stream<String> lines, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    for (String line : (Iterable<String>) lines::iterator) {
      buffered.write(line.getBytes(StandardCharsets.UTF_8));
      buffered.write('\n');
    }
    buffered.flush();
  }
}
