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
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDevices {

  private static final String INSERT_ENROLMENT =
      """
      INSERT INTO accounts.device_enrolment (code_digest, account, made_by, expires_at)
      SELECT :digest, id, CAST(:by AS uuid), CAST(:expires AS timestamptz) FROM accounts.account
      WHERE id = :account AND NOT disabled
      FOR NO KEY UPDATE
      """;

  private static final String FIND_ENROLMENT =
      "SELECT account, made_by FROM accounts.device_enrolment WHERE code_digest = :digest AND expires_at > :now";

  private static final String TAKE_ENROLMENT =
      "DELETE FROM accounts.device_enrolment WHERE code_digest = :digest";

  private static final String DELETE_ENROLMENTS =
      "DELETE FROM accounts.device_enrolment WHERE account = :account";

  private static final String DELETE_EXPIRED =
      """
      DELETE FROM accounts.device_enrolment WHERE code_digest IN
        (SELECT code_digest FROM accounts.device_enrolment WHERE expires_at <= :now
         ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED)
      """;

  /** The account is locked first, as it is by whoever changes it and ends what was enrolled. */
  private static final String INSERT =
      """
      INSERT INTO accounts.device (id, account, name, token_digest, enrolled_at, enrolled_by)
      SELECT :id, a.id, :name, :digest, CAST(:now AS timestamptz), CAST(:by AS uuid) FROM accounts.account a
      WHERE a.id = :account AND NOT a.disabled
      FOR NO KEY UPDATE
      """;

  private static final String BY_TOKEN =
      """
      SELECT a.id, a.username, a.role, a.scope, a.worker, d.id AS device
      FROM accounts.device d JOIN accounts.account a ON a.id = d.account
      WHERE d.token_digest = :digest AND d.revoked_at IS NULL AND NOT a.disabled
      """;

  private static final String LIST =
      """
      SELECT id, account, name, enrolled_at, enrolled_by, revoked_at FROM accounts.device
      WHERE account = :account ORDER BY enrolled_at DESC, id LIMIT :most
      """;

  private static final String FIND =
      "SELECT id, account, name, enrolled_at, enrolled_by, revoked_at FROM accounts.device WHERE id = :id";

  private static final String NAMES = "SELECT id, name FROM accounts.device WHERE id = ANY (:ids)";

  private static final String COUNT =
      "SELECT count(*) FROM accounts.device WHERE account = :account AND revoked_at IS NULL";

  private static final String REVOKE =
      "UPDATE accounts.device SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL";

  private static final String REVOKE_ALL =
      "UPDATE accounts.device SET revoked_at = :now WHERE account = :account AND revoked_at IS NULL";

  record Enrolment(UUID account, UUID madeBy) {}

  /** Whose device it is, and which. */
  record Holder(Account account, UUID device) {}

  private final JdbcClient jdbc;

  JdbcDevices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where the account is disabled or gone. */
  boolean insertEnrolment(byte[] digest, UUID account, UUID by, Instant expires) {
    return jdbc.sql(INSERT_ENROLMENT)
            .param("digest", digest)
            .param("account", account)
            .param("by", by)
            .param("expires", utc(expires))
            .update()
        == 1;
  }

  Optional<Enrolment> findEnrolment(byte[] digest, Instant now) {
    return jdbc.sql(FIND_ENROLMENT)
        .param("digest", digest)
        .param("now", utc(now))
        .query((row, _) ->
            new Enrolment(
                row.getObject("account", UUID.class), row.getObject("made_by", UUID.class)))
        .optional();
  }

  Map<UUID, String> listNames(Collection<UUID> ids) {
    Map<UUID, String> names = new HashMap<>();
    jdbc.sql(NAMES)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, _) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
        .list();
    return names;
  }

  /** False where another was quicker. */
  boolean takeEnrolment(byte[] digest) {
    return jdbc.sql(TAKE_ENROLMENT).param("digest", digest).update() == 1;
  }

  void deleteEnrolments(UUID account) {
    jdbc.sql(DELETE_ENROLMENTS).param("account", account).update();
  }

  /** Deletes codes that are over, at most so many; what another deletes is left to it. */
  void deleteExpired(Instant now, int most) {
    jdbc.sql(DELETE_EXPIRED).param("now", utc(now)).param("most", most).update();
  }

  /** False where the account is disabled. */
  boolean insert(Device device, byte[] tokenDigest) {
    return jdbc.sql(INSERT)
            .param("id", device.id())
            .param("account", device.account())
            .param("name", device.name())
            .param("digest", tokenDigest)
            .param("now", utc(device.enrolledAt()))
            .param("by", device.enrolledBy())
            .update()
        == 1;
  }

  Optional<Holder> findHolder(byte[] tokenDigest) {
    return jdbc.sql(BY_TOKEN)
        .param("digest", tokenDigest)
        .query(
            (row, _) -> new Holder(JdbcAccounts.account(row), row.getObject("device", UUID.class)))
        .optional();
  }

  /** The latest first, revoked ones too. */
  List<Device> list(UUID account, int most) {
    return jdbc.sql(LIST)
        .param("account", account)
        .param("most", most)
        .query((row, _) -> device(row))
        .list();
  }

  Optional<Device> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> device(row)).optional();
  }

  int countGood(UUID account) {
    return jdbc.sql(COUNT).param("account", account).query(Integer.class).single();
  }

  void revoke(UUID id, Instant now) {
    jdbc.sql(REVOKE).param("id", id).param("now", utc(now)).update();
  }

  void revokeAll(UUID account, Instant now) {
    jdbc.sql(REVOKE_ALL).param("account", account).param("now", utc(now)).update();
  }

  private static Device device(ResultSet row) throws SQLException {
    OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
    return new Device(
        row.getObject("id", UUID.class),
        row.getObject("account", UUID.class),
        row.getString("name"),
        row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
        row.getObject("enrolled_by", UUID.class),
        revoked == null ? null : revoked.toInstant());
  }
}
