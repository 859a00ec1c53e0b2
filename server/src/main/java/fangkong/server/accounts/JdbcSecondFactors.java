package fangkong.server.accounts;

import fangkong.server.database.Bytes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSecondFactors {

  private static final String FIND =
      "SELECT sealed_secret, last_step FROM accounts.second_factor WHERE account = :account";

  private static final String INSERT =
      """
      INSERT INTO accounts.second_factor (account, sealed_secret, last_step, confirmed_at)
      VALUES (:account, :secret, :step, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String USE =
      "UPDATE accounts.second_factor SET last_step = :step WHERE account = :account AND last_step < :step";

  private static final String DELETE =
      "DELETE FROM accounts.second_factor WHERE account = :account";

  private static final String INSERT_ENROLMENT =
      "INSERT INTO accounts.enrolment (token_digest, account, sealed_secret, expires_at) VALUES (:digest, :account, :secret, :expires)";

  private static final String FIND_ENROLMENT =
      "SELECT account, sealed_secret FROM accounts.enrolment WHERE token_digest = :digest AND expires_at > :now";

  private static final String TAKE_ENROLMENT =
      "DELETE FROM accounts.enrolment WHERE token_digest = :digest";

  private static final String DELETE_ENROLMENTS =
      "DELETE FROM accounts.enrolment WHERE account = :account";

  private static final String DELETE_EXPIRED =
      """
      DELETE FROM accounts.enrolment WHERE token_digest IN
        (SELECT token_digest FROM accounts.enrolment WHERE expires_at <= :now
         ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED)
      """;

  /**
   * @param lastStep the step of the last code that was taken
   */
  record Stored(Bytes secret, long lastStep) {}

  record Enrolment(UUID account, Bytes secret) {}

  private final JdbcClient jdbc;

  JdbcSecondFactors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Stored> find(UUID account) {
    return jdbc.sql(FIND)
        .param("account", account)
        .query((row, _) ->
            new Stored(Bytes.of(row.getBytes("sealed_secret")), row.getLong("last_step")))
        .optional();
  }

  /** False where the account has one already. */
  boolean insert(UUID account, Bytes secret, long step, Instant now) {
    return jdbc.sql(INSERT)
            .param("account", account)
            .param("secret", secret.toArray())
            .param("step", step)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** False where this step, or a later one, was used before. */
  boolean use(UUID account, long step) {
    return jdbc.sql(USE).param("account", account).param("step", step).update() == 1;
  }

  void delete(UUID account) {
    jdbc.sql(DELETE).param("account", account).update();
  }

  void insertEnrolment(byte[] digest, UUID account, Bytes secret, Instant expires) {
    jdbc.sql(INSERT_ENROLMENT)
        .param("digest", digest)
        .param("account", account)
        .param("secret", secret.toArray())
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Enrolment> findEnrolment(byte[] digest, Instant now) {
    return jdbc.sql(FIND_ENROLMENT)
        .param("digest", digest)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Enrolment(
                row.getObject("account", UUID.class), Bytes.of(row.getBytes("sealed_secret"))))
        .optional();
  }

  boolean takeEnrolment(byte[] digest) {
    return jdbc.sql(TAKE_ENROLMENT).param("digest", digest).update() == 1;
  }

  void deleteEnrolments(UUID account) {
    jdbc.sql(DELETE_ENROLMENTS).param("account", account).update();
  }

  /** Deletes enrolments that are over, at most so many; what another deletes is left to it. */
  void deleteExpired(Instant now, int most) {
    jdbc.sql(DELETE_EXPIRED)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
