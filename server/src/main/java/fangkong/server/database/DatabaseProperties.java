package fangkong.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code fangkong.db.*} or the environment variables {@code FANGKONG_DB_*} say.
 *
 * @param url {@code FANGKONG_DB_URL}; absent means the embedded PostgreSQL
 * @param user {@code FANGKONG_DB_USER}, the application's role
 * @param password {@code FANGKONG_DB_PASSWORD}
 * @param owner {@code FANGKONG_DB_OWNER_USER} and {@code FANGKONG_DB_OWNER_PASSWORD}, for
 *     migrations
 * @param poolSize connections of the application at most
 * @param poolWait how long a request waits for a connection before it fails
 * @param startWait how long a start waits for an external PostgreSQL that does not answer yet
 * @param port port of the embedded PostgreSQL; 0 picks a free one
 * @param binaries folder that keeps the unpacked embedded PostgreSQL between starts; {@code pg-bin}
 *     in the data folder unless named
 */
@ConfigurationProperties("fangkong.db")
record DatabaseProperties(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue Owner owner,
    @DefaultValue("16") int poolSize,
    @DefaultValue("2s") Duration poolWait,
    @DefaultValue("30s") Duration startWait,
    @DefaultValue("0") int port,
    @Nullable Path binaries) {

  record Owner(@Nullable String user, @Nullable String password) {}

  DatabaseProperties {
    if (poolSize < 1 || poolSize > 500) {
      throw new DatabaseRefused(
          "fangkong.db.pool-size=" + poolSize + " is not between 1 and 500.",
          "leave it out: the default is 16.");
    }
    if (port < 0 || port > 65535) {
      throw new DatabaseRefused(
          "fangkong.db.port=" + port + " is not a port.", "leave it out: a free one is found.");
    }
  }

  boolean external() {
    return url != null && !url.isBlank();
  }
}
