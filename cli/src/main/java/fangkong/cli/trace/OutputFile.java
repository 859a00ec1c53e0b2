package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: written beside its place, forced to disk, then moved
 * there. A place that is no regular file, such as a device or a pipe, is written to directly.
 */
final class OutputFile implements AutoCloseable {
  private final Path target;
  private final Path written;
  private final FileChannel channel;
  private final OutputStream stream;

  private OutputFile(Path target, Path written, FileChannel channel) {
    this.target = target;
    this.written = written;
    this.channel = channel;
    this.stream = Channels.newOutputStream(channel);
  }

  static OutputFile at(String name) {
    try {
      return at(Path.of(name));
    } catch (InvalidPathException e) {
      throw new Refusal("%s: this is not a name of a file".formatted(name), e);
    }
  }

  static OutputFile at(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new Refusal("%s: this is a folder, not a file".formatted(path));
      }
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      boolean direct = Files.exists(target) && !Files.isRegularFile(target);
      Path written =
          direct
              ? target
              : target.resolveSibling(
                  "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      return new OutputFile(
          target,
          written,
          direct
              ? FileChannel.open(written, StandardOpenOption.WRITE)
              : FileChannel.open(
                  written,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw refusal(path, e);
    }
  }

  OutputStream stream() {
    return stream;
  }

  /** Moves what was written to its place. */
  void commit() {
    try {
      if (!written.equals(target)) {
        channel.force(true);
        channel.close();
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw refusal(target, e);
    }
  }

  /** Without {@link #commit}, removes what was written. */
  @Override
  public void close() {
    try {
      channel.close();
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw refusal(target, e);
    }
  }

  static Refusal refusal(Path path, IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "its folder does not exist"
            : "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    return new Refusal("%s: it cannot be written: %s".formatted(path, why), e);
  }
}
