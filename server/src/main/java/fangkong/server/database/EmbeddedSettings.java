package fangkong.server.database;

import java.nio.file.Path;

/**
 * What an embedded PostgreSQL is started with.
 *
 * @param data folder of the cluster, its log and its lock
 * @param keys folder of the generated passwords
 * @param binaries folder that keeps the unpacked programs
 * @param port port on 127.0.0.1; 0 picks a free one
 * @param poolSize connections the application will open at most
 * @param durable false only for clusters that tests throw away
 */
record EmbeddedSettings(
    Path data, Path keys, Path binaries, int port, int poolSize, boolean durable) {
  static EmbeddedSettings of(Folders folders, DatabaseProperties properties) {
    Path binaries = properties.binaries();
    return new EmbeddedSettings(
        folders.data(),
        folders.keys(),
        binaries == null ? folders.data().resolve("pg-bin") : binaries.toAbsolutePath(),
        properties.port(),
        properties.poolSize(),
        true);
  }
}
