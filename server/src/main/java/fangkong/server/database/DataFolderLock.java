package fangkong.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a data folder, held by one server at a time and dropped by the system when its
 * process dies.
 *
 * <p>POSIX drops such a lock when the process closes any channel on the file, so a second taker in
 * the same process is refused before it opens the file.
 */
final class DataFolderLock implements AutoCloseable {
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private DataFolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static DataFolderLock take(Path data) throws IOException {
    Path folder = data.toRealPath();
    if (!HELD_HERE.add(folder)) {
      throw taken(folder, "This process");
    }
    FileChannel channel = null;
    try {
      channel = open(folder);
      if (channel.tryLock() == null) {
        throw taken(folder, "Process " + holder(channel));
      }
      channel.truncate(0);
      byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new DataFolderLock(folder, channel);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(folder);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("server.lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    return StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
  }

  private static DatabaseRefused taken(Path folder, String holder) {
    return new DatabaseRefused(
        holder + " already serves the data folder " + folder + ".",
        "stop it first, or name another folder with --data.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
