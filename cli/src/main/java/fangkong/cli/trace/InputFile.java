package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An input file as the user named it: plain, gzip-compressed, or {@code -} for standard input. */
record InputFile(String argument, Path path) {
  private static final String STANDARD_INPUT = "-";
  private static final int BUFFER = 1 << 16;

  static InputFile of(String argument) {
    return of(argument, Path.of(""));
  }

  /** A file whose name is relative to {@code folder}. */
  static InputFile of(String argument, Path folder) {
    try {
      return new InputFile(argument, folder.resolve(argument));
    } catch (InvalidPathException e) {
      throw new Refusal("%s: this is not a name of a file".formatted(argument), e);
    }
  }

  boolean isStandardInput() {
    return argument.equals(STANDARD_INPUT);
  }

  String name() {
    return isStandardInput() ? "standard input" : argument;
  }

  Path rejectedFile() {
    return isStandardInput()
        ? Path.of("rejected.csv")
        : path.resolveSibling(path.getFileName() + ".rejected.csv");
  }

  InputStream open() throws IOException {
    if (isStandardInput()) {
      return System.in;
    }
    if (Files.isDirectory(path)) {
      throw new Refusal("%s: this is a folder, not a file".formatted(argument));
    }
    InputStream in = Files.newInputStream(path);
    if (!argument.endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in, BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  Refusal refusal(IOException e) {
    String why =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "it may not be read or written by this user";
          case EOFException _ -> "its compressed data end too early. Maybe it was cut off.";
          case ZipException _ -> "it is not gzip-compressed. Maybe its name should not end in .gz.";
          default -> "it cannot be read: " + e.getMessage();
        };
    return new Refusal("%s: %s".formatted(name(), why), e);
  }
}
