package fangkong.server.interop;

import fangkong.server.database.Unnest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOutbox {

  private static final String PUT =
      "INSERT INTO interop.outbox (fact) SELECT id FROM unnest(?) AS f (id) ORDER BY id";

  private static final String TRY_TO_BE_ALONE =
      "SELECT pg_try_advisory_xact_lock(hashtext('interop.outbox'))";

  private static final String NEXT =
      "SELECT position, fact FROM interop.outbox ORDER BY position LIMIT ?";

  private static final String DELETE =
      "DELETE FROM interop.outbox WHERE position IN (SELECT * FROM unnest(?))";

  private static final String COUNT = "SELECT count(*) FROM interop.outbox";

  /** A fact that waits, and its place in the row. */
  record Waiting(long position, UUID fact) {}

  private final JdbcTemplate jdbc;

  JdbcOutbox(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void put(Collection<UUID> facts) {
    new Unnest<UUID>().uuids(fact -> fact).update(jdbc, PUT, List.copyOf(facts));
  }

  /** Whether this transaction is the one that sends, over all servers, until it ends. */
  boolean tryToBeAlone() {
    return Boolean.TRUE.equals(jdbc.queryForObject(TRY_TO_BE_ALONE, Boolean.class));
  }

  List<Waiting> listNext(int most) {
    return jdbc.query(
        NEXT,
        (row, _) -> new Waiting(row.getLong("position"), row.getObject("fact", UUID.class)),
        most);
  }

  void delete(List<Waiting> sent) {
    new Unnest<Waiting>().longs(Waiting::position).update(jdbc, DELETE, sent);
  }

  long count() {
    Long counted = jdbc.queryForObject(COUNT, Long.class);
    return counted == null ? 0 : counted;
  }
}
