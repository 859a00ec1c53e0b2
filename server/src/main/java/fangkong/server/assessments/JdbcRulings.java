package fangkong.server.assessments;

import static fangkong.server.database.Times.utc;

import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.judgement.regions.Region;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRulings {

  private static final String INSERT =
      """
      INSERT INTO assessments.ruling_proposal
        (id, person, region, reason, until_at, category, excludes, proposed_by, proposed_at)
      VALUES (:id, :person, :region, :reason, :until, :category, :excludes, :by, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String SELECT =
      """
      SELECT id, person, region, reason, until_at, category, excludes, proposed_by, proposed_at,
             state, decided_by, decided_at, declined, fact
      FROM assessments.ruling_proposal
      """;

  private static final String FIND = SELECT + "WHERE id = :id";

  private static final String OPEN =
      SELECT
          + """
          WHERE state = 'OPEN' AND region >= :from AND region < :beyond AND id > :after
          ORDER BY id LIMIT :most
          """;

  private static final String OF_PERSON =
      SELECT + "WHERE person = :person ORDER BY id DESC LIMIT :most";

  private static final String OF_IDS = SELECT + "WHERE id = ANY (:ids)";

  private static final String OF_FACTS = SELECT + "WHERE fact = ANY (:facts)";

  /** Of two who decide at once the second waits here, and then finds it decided. */
  private static final String DECIDE =
      """
      UPDATE assessments.ruling_proposal
      SET state = :state, decided_by = :by, decided_at = :at, declined = :declined, fact = :fact
      WHERE id = :id AND state = 'OPEN'
      """;

  private final JdbcClient jdbc;

  JdbcRulings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a proposal, unless its id is taken. */
  boolean insert(RulingProposal.Wanted wanted, Region region, UUID by, Instant at) {
    return jdbc.sql(INSERT)
            .param("id", wanted.id())
            .param("person", wanted.person())
            .param("region", region.path())
            .param("reason", wanted.reason())
            .param("until", utc(wanted.until()))
            .param("category", categoryOf(wanted.decision()))
            .param("excludes", excludedBy(wanted.decision()))
            .param("by", by)
            .param("at", utc(at))
            .update()
        == 1;
  }

  private static @Nullable String categoryOf(Decision decision) {
    return switch (decision) {
      case Decision.Assign(String category) -> category;
      case Decision.Exclude _ -> null;
    };
  }

  private static UUID @Nullable [] excludedBy(Decision decision) {
    return switch (decision) {
      case Decision.Assign _ -> null;
      case Decision.Exclude(List<String> ids) ->
          ids.stream().map(UUID::fromString).toArray(UUID[]::new);
    };
  }

  Optional<RulingProposal> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> proposal(row)).optional();
  }

  /** Open ones inside a region, oldest first. */
  List<RulingProposal> page(Region inside, UUID after, int most) {
    return jdbc.sql(OPEN)
        .param("from", inside.path())
        .param("beyond", inside.beyond())
        .param("after", after)
        .param("most", most)
        .query((row, _) -> proposal(row))
        .list();
  }

  /** Those about somebody, newest first. */
  List<RulingProposal> listOf(UUID person, int most) {
    return jdbc.sql(OF_PERSON)
        .param("person", person)
        .param("most", most)
        .query((row, _) -> proposal(row))
        .list();
  }

  List<RulingProposal> list(Collection<UUID> ids) {
    return jdbc.sql(OF_IDS)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, _) -> proposal(row))
        .list();
  }

  /** Those that became one of these facts. */
  List<RulingProposal> listOfFacts(Collection<UUID> facts) {
    return jdbc.sql(OF_FACTS)
        .param("facts", facts.toArray(UUID[]::new))
        .query((row, _) -> proposal(row))
        .list();
  }

  boolean confirm(UUID id, UUID by, Instant at, UUID fact) {
    return decide(id, RulingProposal.State.CONFIRMED, by, at, null, fact);
  }

  boolean decline(UUID id, UUID by, Instant at, String reason) {
    return decide(id, RulingProposal.State.DECLINED, by, at, reason, null);
  }

  private boolean decide(
      UUID id,
      RulingProposal.State state,
      UUID by,
      Instant at,
      @Nullable String declined,
      @Nullable UUID fact) {
    return jdbc.sql(DECIDE)
            .param("id", id)
            .param("state", state.name())
            .param("by", by)
            .param("at", utc(at))
            .param("declined", declined)
            .param("fact", fact)
            .update()
        == 1;
  }

  private static RulingProposal proposal(ResultSet row) throws SQLException {
    String category = row.getString("category");
    Array excludes = row.getArray("excludes");
    OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
    return new RulingProposal(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        new Region(row.getString("region")),
        category != null
            ? new Decision.Assign(category)
            : new Decision.Exclude(
                Stream.of((UUID[]) excludes.getArray()).map(UUID::toString).toList()),
        row.getString("reason"),
        row.getObject("until_at", OffsetDateTime.class).toInstant(),
        row.getObject("proposed_by", UUID.class),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        RulingProposal.State.valueOf(row.getString("state")),
        row.getObject("decided_by", UUID.class),
        decidedAt == null ? null : decidedAt.toInstant(),
        row.getString("declined"),
        row.getObject("fact", UUID.class));
  }
}
