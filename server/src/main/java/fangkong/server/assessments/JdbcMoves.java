package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMoves {

  private static final String SELECT =
      "SELECT id, person, from_region, to_region, moved_at, moved_by FROM assessments.move WHERE accepted_at IS NULL ";

  private static final String OPEN_OF = SELECT + "AND person = ANY (?)";

  private static final String FIND = SELECT + "AND id = ?";

  private static final String IS_ACCEPTED =
      "SELECT count(*) FROM assessments.move WHERE id = ? AND accepted_at IS NOT NULL";

  private static final String PAGE =
      SELECT
          + """
          AND ((from_region >= ? AND from_region < ?) OR (to_region >= ? AND to_region < ?))
            AND (?::uuid IS NULL OR id < ?::uuid)
          ORDER BY id DESC LIMIT ?
          """;

  private static final String INSERT =
      """
      INSERT INTO assessments.move (id, person, from_region, to_region, moved_at, moved_by)
      SELECT * FROM unnest(?, ?, ?, ?, ?::timestamptz[], ?)
      """;

  private static final String GO_ON =
      """
      UPDATE assessments.move m SET to_region = n.to_region, moved_by = n.moved_by
      FROM unnest(?, ?, ?) AS n (id, to_region, moved_by) WHERE m.id = n.id
      """;

  private static final String DROP = "DELETE FROM assessments.move WHERE id = ANY (?)";

  private static final String ACCEPT =
      """
      UPDATE assessments.move SET accepted_at = ?, accepted_by = ?
      WHERE id = ? AND accepted_at IS NULL AND accounts.sees(to_region) AND moved_by IS DISTINCT FROM ?
      """;

  private final JdbcTemplate jdbc;

  JdbcMoves(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<Move> listOpenOf(Collection<UUID> people) {
    return new Unnest<UUID>()
        .uuids(id -> id)
        .query(jdbc, OPEN_OF, List.copyOf(people), (row, _) -> move(row));
  }

  Optional<Move> findOpen(UUID id) {
    return jdbc.query(FIND, (row, _) -> move(row), id).stream().findFirst();
  }

  boolean isAccepted(UUID id) {
    Long accepted = jdbc.queryForObject(IS_ACCEPTED, Long.class, id);
    return accepted != null && accepted > 0;
  }

  List<Move> page(Region inside, @Nullable UUID after, int most) {
    String from = inside.path();
    String beyond = inside.beyond();
    return jdbc.query(PAGE, (row, _) -> move(row), from, beyond, from, beyond, after, after, most);
  }

  void insert(List<Move> moves) {
    new Unnest<Move>()
        .uuids(Move::id)
        .uuids(Move::person)
        .texts(move -> move.from().path())
        .texts(move -> move.to().path())
        .instants(Move::movedAt)
        .uuids(Move::movedBy)
        .update(jdbc, INSERT, moves);
  }

  void goOn(List<Move> moves) {
    new Unnest<Move>()
        .uuids(Move::id)
        .texts(move -> move.to().path())
        .uuids(Move::movedBy)
        .update(jdbc, GO_ON, moves);
  }

  void drop(List<Move> moves) {
    new Unnest<Move>().uuids(Move::id).update(jdbc, DROP, moves);
  }

  boolean accept(UUID id, UUID by, Instant at) {
    OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
    return jdbc.update(ACCEPT, now, by, id, by) > 0;
  }

  private static Move move(ResultSet row) throws SQLException {
    return new Move(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        new Region(row.getString("from_region")),
        new Region(row.getString("to_region")),
        row.getObject("moved_at", OffsetDateTime.class).toInstant(),
        row.getObject("moved_by", UUID.class));
  }
}
