package fangkong.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccounts {

  private static final String COUNT = "SELECT count(*) FROM accounts.account";

  private static final String INSERT =
      """
      INSERT INTO accounts.account (id, username, password_hash, role, scope, worker, created_at)
      VALUES (:id, :username, :hash, :role, :scope, :worker, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String IS_TAKEN =
      "SELECT EXISTS (SELECT FROM accounts.account WHERE username = :username)";

  private static final String BY_USERNAME =
      "SELECT id, username, role, scope, worker, password_hash FROM accounts.account WHERE username = :username AND NOT disabled";

  private static final String USERNAMES =
      "SELECT id, username FROM accounts.account WHERE id = ANY (:ids)";

  private static final String BY_SESSION =
      """
      SELECT a.id, a.username, a.role, a.scope, a.worker
      FROM accounts.session s JOIN accounts.account a ON a.id = s.account
      WHERE s.token_digest = :digest AND s.expires_at > :now AND NOT a.disabled
      """;

  private static final String INSERT_SESSION =
      "INSERT INTO accounts.session (token_digest, account, created_at, expires_at) VALUES (:digest, :account, :now, :expires)";

  private static final String DELETE_SESSION =
      "DELETE FROM accounts.session WHERE token_digest = :digest";

  private static final String DELETE_EXPIRED =
      """
      DELETE FROM accounts.session WHERE token_digest IN
        (SELECT token_digest FROM accounts.session WHERE expires_at <= :now
         ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED)
      """;

  private static final String PUT_SETUP =
      """
      INSERT INTO accounts.setup (only_one, token_digest) VALUES (true, :digest)
      ON CONFLICT (only_one) DO UPDATE SET token_digest = excluded.token_digest
      """;

  private static final String IS_SETUP =
      "SELECT EXISTS (SELECT FROM accounts.setup WHERE token_digest = :digest)";

  private static final String TAKE_SETUP =
      "DELETE FROM accounts.setup WHERE token_digest = :digest";

  record WithHash(Account account, String hash) {}

  private final JdbcClient jdbc;

  JdbcAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql(COUNT).query(Long.class).single();
  }

  boolean insert(Account account, String hash, Instant now) {
    return jdbc.sql(INSERT)
            .param("id", account.id())
            .param("username", account.username())
            .param("hash", hash)
            .param("role", account.role().name())
            .param("scope", account.scope().toArray(String[]::new))
            .param("worker", account.worker())
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Whether there is an account of this name, disabled or not. */
  boolean isTaken(String username) {
    return jdbc.sql(IS_TAKEN).param("username", username).query(Boolean.class).single();
  }

  Optional<WithHash> findByUsername(String username) {
    return jdbc.sql(BY_USERNAME)
        .param("username", username)
        .query((row, _) -> new WithHash(account(row), row.getString("password_hash")))
        .optional();
  }

  Map<UUID, String> listUsernames(Collection<UUID> ids) {
    Map<UUID, String> usernames = new HashMap<>();
    jdbc.sql(USERNAMES)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            (row, _) -> usernames.put(row.getObject("id", UUID.class), row.getString("username")))
        .list();
    return usernames;
  }

  Optional<Account> findBySession(byte[] digest, Instant now) {
    return jdbc.sql(BY_SESSION)
        .param("digest", digest)
        .param("now", utc(now))
        .query((row, _) -> account(row))
        .optional();
  }

  void insertSession(byte[] digest, UUID account, Instant now, Instant expires) {
    jdbc.sql(INSERT_SESSION)
        .param("digest", digest)
        .param("account", account)
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
  }

  void deleteSession(byte[] digest) {
    jdbc.sql(DELETE_SESSION).param("digest", digest).update();
  }

  /** Deletes sessions that are over, at most so many; those that another deletes are left to it. */
  void deleteExpired(Instant now, int most) {
    jdbc.sql(DELETE_EXPIRED).param("now", utc(now)).param("most", most).update();
  }

  void putSetup(byte[] digest) {
    jdbc.sql(PUT_SETUP).param("digest", digest).update();
  }

  boolean isSetup(byte[] digest) {
    return jdbc.sql(IS_SETUP).param("digest", digest).query(Boolean.class).single();
  }

  boolean takeSetup(byte[] digest) {
    return jdbc.sql(TAKE_SETUP).param("digest", digest).update() == 1;
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("username"),
        Role.valueOf(row.getString("role")),
        List.of((String[]) row.getArray("scope").getArray()),
        row.getString("worker"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
