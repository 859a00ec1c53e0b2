package fangkong.server.declarations;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Bytes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDeclarations {

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('declarations.card', 0) # hashtextextended(:card, 0))";

  private static final String OF_CARD =
      """
      SELECT fact, card_digest, said, person, region, confirmed_at IS NOT NULL AS confirmed
      FROM declarations.declaration WHERE card = :card ORDER BY fact
      """;

  private static final String CONFIRMED =
      "SELECT confirmed_at IS NOT NULL FROM declarations.declaration WHERE fact = :fact";

  private static final String INSERT =
      """
      INSERT INTO declarations.declaration (fact, card, card_digest, said, person, region)
      VALUES (:fact, :card, :digest, :said, :person, :region)
      ON CONFLICT (fact) DO NOTHING
      """;

  private static final String CONFIRM =
      """
      UPDATE declarations.declaration
      SET confirmed_by = coalesce(confirmed_by, :by), confirmed_at = coalesce(confirmed_at, :at)
      WHERE card = :card
      """;

  /** A declaration that came with a card. */
  record Row(UUID fact, CardKey key, Bytes said, UUID person, Region region, boolean confirmed) {

    boolean isOf(CardKey card, Bytes holder) {
      return key.equals(card) && said.equals(holder);
    }
  }

  private final JdbcClient jdbc;

  JdbcDeclarations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes every other transaction about this card wait until this one has ended. */
  void lock(UUID card) {
    jdbc.sql(LOCK).param("card", card.toString()).query((_, _) -> true).single();
  }

  List<Row> listOfCard(UUID card) {
    return jdbc.sql(OF_CARD)
        .param("card", card)
        .query((row, _) ->
            new Row(
                row.getObject("fact", UUID.class),
                new CardKey(Bytes.of(row.getBytes("card_digest"))),
                Bytes.of(row.getBytes("said")),
                row.getObject("person", UUID.class),
                new Region(row.getString("region")),
                row.getBoolean("confirmed")))
        .list();
  }

  /** Whether the declaration came with a card whose holder was compared with a document. */
  boolean isConfirmed(UUID fact) {
    return jdbc.sql(CONFIRMED).param("fact", fact).query(Boolean.class).optional().orElse(false);
  }

  /** Whether the fact had no card yet. */
  boolean insert(Row row) {
    return jdbc.sql(INSERT)
            .param("fact", row.fact())
            .param("card", row.key().id())
            .param("digest", row.key().digest().toArray())
            .param("said", row.said().toArray())
            .param("person", row.person())
            .param("region", row.region().path())
            .update()
        == 1;
  }

  /** Who confirmed first stands; false where no declaration of the card is in sight. */
  boolean confirm(UUID card, UUID by, Instant at) {
    return jdbc.sql(CONFIRM)
            .param("card", card)
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }
}
