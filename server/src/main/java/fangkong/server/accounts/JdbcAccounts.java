package fangkong.server.accounts;

import static fangkong.server.database.Times.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  private static final String BY_ID =
      "SELECT id, username, role, scope, worker, password_hash FROM accounts.account WHERE id = :id AND NOT disabled";

  private static final String BY_ID_EVEN_DISABLED =
      "SELECT id, username, role, scope, worker FROM accounts.account WHERE id = :id";

  private static final String BY_SUBJECT =
      """
      SELECT id, username, role, scope, worker FROM accounts.account
      WHERE subject = :subject AND subject_issuer = :issuer AND NOT disabled
      """;

  private static final String LINK =
      """
      UPDATE accounts.account SET subject = :subject, subject_issuer = :issuer
      WHERE id = :id AND NOT EXISTS
        (SELECT FROM accounts.account WHERE subject = :subject AND subject_issuer = :issuer AND id <> :id)
      """;

  private static final String PAGE =
      """
      SELECT a.id, a.username, a.role, a.scope, a.worker, a.disabled, a.created_at, a.subject, f.account IS NOT NULL AS second_factor
      FROM accounts.account a LEFT JOIN accounts.second_factor f ON f.account = a.id
      WHERE a.username > :after ORDER BY a.username LIMIT :limit
      """;

  private static final String LOCK =
      """
      SELECT a.id, a.username, a.role, a.scope, a.worker, a.disabled, a.created_at, a.subject, f.account IS NOT NULL AS second_factor
      FROM accounts.account a LEFT JOIN accounts.second_factor f ON f.account = a.id
      WHERE a.id = :id FOR NO KEY UPDATE OF a
      """;

  private static final String LOCK_ADMINISTRATORS =
      "SELECT id FROM accounts.account WHERE role = :role AND NOT disabled ORDER BY id FOR NO KEY UPDATE";

  private static final String UPDATE =
      "UPDATE accounts.account SET role = :role, scope = :scope, disabled = :disabled WHERE id = :id";

  private static final String UPDATE_PASSWORD =
      "UPDATE accounts.account SET password_hash = :fresh WHERE id = :id AND password_hash = :hash";

  private static final String USERNAMES =
      "SELECT id, username FROM accounts.account WHERE id = ANY (:ids)";

  private static final String BY_SESSION =
      """
      SELECT a.id, a.username, a.role, a.scope, a.worker
      FROM accounts.session s JOIN accounts.account a ON a.id = s.account
      WHERE s.token_digest = :digest AND s.expires_at > :now AND NOT a.disabled
      """;

  private static final String INSERT_SESSION =
      """
      INSERT INTO accounts.session (token_digest, account, created_at, expires_at)
      SELECT :digest, id, CAST(:now AS timestamptz), CAST(:expires AS timestamptz) FROM accounts.account
      WHERE id = :account AND password_hash = :hash AND role = :role AND scope = CAST(:scope AS text[])
        AND NOT disabled
      FOR NO KEY UPDATE
      """;

  private static final String DELETE_SESSION =
      "DELETE FROM accounts.session WHERE token_digest = :digest";

  private static final String DELETE_SESSIONS =
      "DELETE FROM accounts.session WHERE account = :account";

  private static final String DELETE_OTHER_SESSIONS =
      "DELETE FROM accounts.session WHERE account = :account AND token_digest <> :digest";

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

  Optional<WithHash> findById(UUID id) {
    return jdbc.sql(BY_ID)
        .param("id", id)
        .query((row, _) -> new WithHash(account(row), row.getString("password_hash")))
        .optional();
  }

  Optional<Account> findEvenDisabled(UUID id) {
    return jdbc.sql(BY_ID_EVEN_DISABLED).param("id", id).query((row, _) -> account(row)).optional();
  }

  Optional<Account> findBySubject(String subject, String issuer) {
    return jdbc.sql(BY_SUBJECT)
        .param("subject", subject)
        .param("issuer", issuer)
        .query((row, _) -> account(row))
        .optional();
  }

  List<Listed> page(String after, int limit) {
    return jdbc.sql(PAGE)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> listed(row))
        .list();
  }

  /** An account that nobody else changes or signs in with before the transaction ends. */
  Optional<Listed> lock(UUID id) {
    return jdbc.sql(LOCK).param("id", id).query((row, _) -> listed(row)).optional();
  }

  /** Those who may administer and are not disabled; nobody else changes them meanwhile. */
  Set<UUID> lockAdministrators() {
    return Set.copyOf(
        jdbc.sql(LOCK_ADMINISTRATORS)
            .param("role", Role.ADMINISTRATOR.name())
            .query(UUID.class)
            .list());
  }

  void update(Listed changed) {
    jdbc.sql(UPDATE)
        .param("id", changed.account().id())
        .param("role", changed.account().role().name())
        .param("scope", changed.account().scope().toArray(String[]::new))
        .param("disabled", changed.disabled())
        .update();
  }

  /** False where another account has the subject; nobody is linked where it is null. */
  boolean link(UUID id, @Nullable String subject, @Nullable String issuer) {
    return jdbc.sql(LINK).param("id", id).param("subject", subject).param("issuer", issuer).update()
        == 1;
  }

  /** False where the password is not the one of this hash any more. */
  boolean updatePassword(UUID id, String hash, String fresh) {
    return jdbc.sql(UPDATE_PASSWORD)
            .param("id", id)
            .param("hash", hash)
            .param("fresh", fresh)
            .update()
        == 1;
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

  /** False where the account is not what it was: disabled, or of another password or reach. */
  boolean insertSession(byte[] digest, WithHash known, Instant now, Instant expires) {
    return jdbc.sql(INSERT_SESSION)
            .param("digest", digest)
            .param("account", known.account().id())
            .param("hash", known.hash())
            .param("role", known.account().role().name())
            .param("scope", known.account().scope().toArray(String[]::new))
            .param("now", utc(now))
            .param("expires", utc(expires))
            .update()
        == 1;
  }

  void deleteSession(byte[] digest) {
    jdbc.sql(DELETE_SESSION).param("digest", digest).update();
  }

  void deleteSessions(UUID account) {
    jdbc.sql(DELETE_SESSIONS).param("account", account).update();
  }

  void deleteOtherSessions(UUID account, byte[] digest) {
    jdbc.sql(DELETE_OTHER_SESSIONS).param("account", account).param("digest", digest).update();
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

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        account(row),
        row.getBoolean("disabled"),
        row.getBoolean("second_factor"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("subject"));
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("username"),
        Role.valueOf(row.getString("role")),
        List.of((String[]) row.getArray("scope").getArray()),
        row.getString("worker"));
  }
}
