package fangkong.server.assessments;

import static fangkong.server.database.Times.findInstant;
import static fangkong.server.database.Times.instant;
import static fangkong.server.database.Times.utcOrNull;

import fangkong.judgement.regions.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProposals {

  private static final String INSERT =
      """
      INSERT INTO assessments.proposal
        (id, protocol, region, effective_from, effective_until, justification, proposed_by, proposed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private static final String COLUMNS =
      """
      SELECT id, protocol, region, effective_from, effective_until, justification, proposed_by, proposed_at,
             decided_by, decided_at, declined_because
      FROM assessments.proposal
      """;

  private static final String FIND = COLUMNS + "WHERE id = ?";

  private static final String HOLD = FIND + " FOR UPDATE";

  private static final String PAGE =
      COLUMNS
          + "WHERE region >= ? AND region < ? AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?";

  private static final String DECIDE =
      """
      UPDATE assessments.proposal SET decided_by = ?, decided_at = ?, declined_because = ?
      WHERE id = ? AND decided_by IS NULL
      """;

  private final JdbcTemplate jdbc;

  JdbcProposals(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether there was none of this id. */
  boolean insert(Proposal proposal) {
    return jdbc.update(
            INSERT,
            proposal.id(),
            proposal.protocol(),
            proposal.region().path(),
            utcOrNull(proposal.effectiveFrom()),
            utcOrNull(proposal.effectiveUntil()),
            proposal.justification(),
            proposal.proposedBy(),
            utcOrNull(proposal.proposedAt()))
        == 1;
  }

  Optional<Proposal> find(UUID id) {
    return jdbc.query(FIND, (row, _) -> proposal(row), id).stream().findFirst();
  }

  /** The same; nobody else decides on it until this transaction ends. */
  Optional<Proposal> hold(UUID id) {
    return jdbc.query(HOLD, (row, _) -> proposal(row), id).stream().findFirst();
  }

  /** Newest first. */
  List<Proposal> page(Region inside, @Nullable UUID before, int limit) {
    return jdbc.query(
        PAGE, (row, _) -> proposal(row), inside.path(), inside.beyond(), before, before, limit);
  }

  void decide(UUID id, Proposal.Decision decision) {
    jdbc.update(DECIDE, decision.by(), utcOrNull(decision.at()), decision.declinedBecause(), id);
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    UUID decidedBy = row.getObject("decided_by", UUID.class);
    return new Proposal(
        row.getObject("id", UUID.class),
        row.getString("protocol"),
        new Region(row.getString("region")),
        instant(row, "effective_from"),
        findInstant(row, "effective_until"),
        row.getString("justification"),
        row.getObject("proposed_by", UUID.class),
        instant(row, "proposed_at"),
        decidedBy == null
            ? null
            : new Proposal.Decision(
                decidedBy, instant(row, "decided_at"), row.getString("declined_because")));
  }
}
