package fangkong.server.measures;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Unnest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMeasures {

  private static final String DELETE = "DELETE FROM measures.measure WHERE person = ANY (?)";

  private static final String INSERT =
      """
      INSERT INTO measures.measure
        (person, clause, ordinal, region, tier, from_date, until_date, state, ended_on, evidence)
      SELECT person, clause, ordinal, region, tier, from_date, until_date, state, ended_on, string_to_array(evidence, ',')
      FROM unnest(?, ?, ?, ?, ?, ?::date[], ?::date[], ?, ?::date[], ?)
        AS m (person, clause, ordinal, region, tier, from_date, until_date, state, ended_on, evidence)
      """;

  private static final String OF_PERSON =
      """
      SELECT person, clause, ordinal, region, tier, from_date, until_date, state, ended_on, evidence
      FROM measures.measure WHERE person = ? ORDER BY clause, ordinal
      """;

  private final JdbcTemplate jdbc;

  JdbcMeasures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void replace(List<UUID> people, List<Measure> measures) {
    new Unnest<UUID>().uuids(id -> id).update(jdbc, DELETE, people);
    new Unnest<Measure>()
        .uuids(Measure::person)
        .texts(Measure::clause)
        .integers(Measure::ordinal)
        .texts(m -> m.region().path())
        .texts(Measure::tier)
        .dates(Measure::from)
        .dates(Measure::until)
        .texts(Measure::state)
        .dates(Measure::endedOn)
        .texts(m -> String.join(",", m.evidence()))
        .update(jdbc, INSERT, measures);
  }

  List<Measure> listOf(UUID person) {
    return jdbc.query(
        OF_PERSON,
        (row, _) ->
            new Measure(
                row.getObject("person", UUID.class),
                row.getString("clause"),
                row.getInt("ordinal"),
                new Region(row.getString("region")),
                row.getString("tier"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("until_date", LocalDate.class),
                row.getString("state"),
                row.getObject("ended_on", LocalDate.class),
                List.of((String[]) row.getArray("evidence").getArray())),
        person);
  }
}
