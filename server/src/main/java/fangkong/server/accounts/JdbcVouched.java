package fangkong.server.accounts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVouched {

  private static final String INSERT =
      "INSERT INTO accounts.vouched (token_digest, account, multi_factor, expires_at) VALUES (:digest, :account, :multi, :expires)";

  private static final String FIND =
      "SELECT account, multi_factor FROM accounts.vouched WHERE token_digest = :digest AND expires_at > :now";

  private static final String DELETE = "DELETE FROM accounts.vouched WHERE token_digest = :digest";

  private static final String DELETE_OF_ACCOUNT =
      "DELETE FROM accounts.vouched WHERE account = :account";

  private static final String DELETE_EXPIRED =
      "DELETE FROM accounts.vouched WHERE expires_at <= :now";

  /**
   * Somebody whom the identity provider knows.
   *
   * @param multiFactor whether they showed it more than one factor
   */
  record Vouched(UUID account, boolean multiFactor) {}

  private final JdbcClient jdbc;

  JdbcVouched(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(byte[] digest, Vouched vouched, Instant expires) {
    jdbc.sql(INSERT)
        .param("digest", digest)
        .param("account", vouched.account())
        .param("multi", vouched.multiFactor())
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Vouched> find(byte[] digest, Instant now) {
    return jdbc.sql(FIND)
        .param("digest", digest)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Vouched(row.getObject("account", UUID.class), row.getBoolean("multi_factor")))
        .optional();
  }

  void delete(byte[] digest) {
    jdbc.sql(DELETE).param("digest", digest).update();
  }

  void deleteOf(UUID account) {
    jdbc.sql(DELETE_OF_ACCOUNT).param("account", account).update();
  }

  void deleteExpired(Instant now) {
    jdbc.sql(DELETE_EXPIRED).param("now", now.atOffset(ZoneOffset.UTC)).update();
  }
}
