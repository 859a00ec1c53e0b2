package fangkong.server.interop;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each part of a topic has been taken. */
@Repository
class JdbcTaken {

  private static final String BEGIN =
      "INSERT INTO interop.taken (topic, part, next_offset) VALUES (?, ?, 0) ON CONFLICT DO NOTHING";

  private static final String NEXT =
      "SELECT next_offset FROM interop.taken WHERE topic = ? AND part = ?";

  private static final String MOVE_ON =
      "UPDATE interop.taken SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset = ?";

  private final JdbcTemplate jdbc;

  JdbcTaken(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The offset of the next message to take; 0 where none was ever taken. */
  long next(String topic, int part) {
    jdbc.update(BEGIN, topic, part);
    return Objects.requireNonNull(jdbc.queryForObject(NEXT, Long.class, topic, part));
  }

  /**
   * Moves on from what this server read last; false where another one has moved on since. Until the
   * transaction ends, others wait here.
   */
  boolean moveOn(String topic, int part, long from, long to) {
    return jdbc.update(MOVE_ON, to, topic, part, from) == 1;
  }
}
