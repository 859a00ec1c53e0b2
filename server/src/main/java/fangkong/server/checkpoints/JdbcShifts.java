package fangkong.server.checkpoints;

import static fangkong.server.database.Times.utc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcShifts {

  private static final String INSERT =
      """
      INSERT INTO checkpoints.shift (id, post, holder, began_at) VALUES (:id, :post, :holder, :beganAt)
      ON CONFLICT DO NOTHING
      """;

  private static final String END =
      """
      UPDATE checkpoints.shift SET ended_at = :endedAt, note = :note, open_items = :openItems
      WHERE id = :id AND ended_at IS NULL
      """;

  private static final String COLUMNS = "id, post, holder, began_at, ended_at, note, open_items";

  private static final String FIND = "SELECT " + COLUMNS + " FROM checkpoints.shift WHERE id = :id";

  private static final String CURRENT =
      "SELECT " + COLUMNS + " FROM checkpoints.shift WHERE post = :post AND ended_at IS NULL";

  private static final String LAST =
      "SELECT "
          + COLUMNS
          + " FROM checkpoints.shift WHERE post = :post AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT 1";

  private final JdbcClient jdbc;

  JdbcShifts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Begins a shift, unless its id is taken or somebody is on duty. */
  boolean insert(Shift shift) {
    return jdbc.sql(INSERT)
            .param("id", shift.id())
            .param("post", shift.post())
            .param("holder", shift.holder())
            .param("beganAt", utc(shift.beganAt()))
            .update()
        == 1;
  }

  /** Ends a shift, unless it has ended. */
  boolean end(UUID id, Instant endedAt, String note, List<String> openItems) {
    return jdbc.sql(END)
            .param("id", id)
            .param("endedAt", utc(endedAt))
            .param("note", note)
            .param("openItems", openItems.toArray(String[]::new))
            .update()
        == 1;
  }

  Optional<Shift> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> shift(row)).optional();
  }

  Optional<Shift> findCurrent(String post) {
    return jdbc.sql(CURRENT).param("post", post).query((row, _) -> shift(row)).optional();
  }

  Optional<Shift> findLast(String post) {
    return jdbc.sql(LAST).param("post", post).query((row, _) -> shift(row)).optional();
  }

  private static Shift shift(ResultSet row) throws SQLException {
    OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
    Array openItems = row.getArray("open_items");
    return new Shift(
        row.getObject("id", UUID.class),
        row.getString("post"),
        row.getString("holder"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        row.getString("note"),
        openItems == null ? List.of() : List.of((String[]) openItems.getArray()));
  }
}
