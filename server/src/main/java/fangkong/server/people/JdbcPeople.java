package fangkong.server.people;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Bytes;
import fangkong.server.database.Unnest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPeople {

  private static final String MATCH_ID_NUMBER = "SELECT * FROM people.match(?, '{}')";

  private static final String MATCH_PHONE_NAME = "SELECT * FROM people.match('{}', ?)";

  private static final String COMPLETE = "SELECT people.complete(?, ?, ?)";

  private static final String FILL = "SELECT people.fill(?, ?, ?, ?)";

  private static final String REGISTERED_IN =
      "SELECT id, registered_in FROM people.person WHERE id = ANY (?)";

  private static final String KNOWN = "SELECT known FROM people.known(?) AS known";

  private static final String VISIBLE = "SELECT id FROM people.person WHERE id = ANY (?)";

  private static final String INSERT =
      """
      INSERT INTO people.person
        (id, region, registered_in, name_sealed, id_number_sealed, phone_sealed, id_number_index, phone_name_index, registered_at)
      SELECT id, region, region, name, id_number, phone, id_number_index, phone_name_index, registered_at
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[])
        AS p (id, region, name, id_number, phone, id_number_index, phone_name_index, registered_at)
      ON CONFLICT DO NOTHING
      """;

  private static final String CLAIM =
      "INSERT INTO people.claim (key) SELECT key FROM unnest(?) AS c (key) ORDER BY key ON CONFLICT DO NOTHING";

  private static final String DROP_CLAIM = "DELETE FROM people.claim WHERE key = ANY (?)";

  private static final String LIST =
      "SELECT id, region, name_sealed, id_number_sealed, phone_sealed FROM people.person WHERE id = ANY (?) ORDER BY id";

  private static final String MOVE =
      """
      UPDATE people.person p SET region = moved.region
      FROM unnest(?, ?) AS moved (id, region)
      WHERE p.id = moved.id AND p.region <> moved.region
      """;

  /** Somebody known, and whether their name and their phone are. */
  record Matched(
      UUID id,
      @Nullable Bytes idNumberIndex,
      @Nullable Bytes phoneNameIndex,
      boolean named,
      boolean phoned) {}

  record Sealed(
      UUID id,
      Region region,
      @Nullable Bytes name,
      @Nullable Bytes idNumber,
      @Nullable Bytes phone) {}

  /** An identity number for whoever is known by this name and phone alone. */
  record Completion(Bytes phoneNameIndex, Bytes idNumberSealed, Bytes idNumberIndex) {}

  /** What came with an identity number. */
  record Filling(
      Bytes idNumberIndex,
      @Nullable Bytes name,
      @Nullable Bytes phone,
      @Nullable Bytes phoneNameIndex) {}

  private final JdbcTemplate jdbc;

  JdbcPeople(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<Matched> match(List<Bytes> idNumberIndexes, List<Bytes> phoneNameIndexes) {
    List<Matched> matched = new ArrayList<>(match(MATCH_ID_NUMBER, idNumberIndexes));
    matched.addAll(match(MATCH_PHONE_NAME, phoneNameIndexes));
    return matched;
  }

  private List<Matched> match(String sql, List<Bytes> indexes) {
    return new Unnest<Bytes>()
        .bytes(bytes -> bytes)
        .query(
            jdbc,
            sql,
            indexes,
            (row, _) ->
                new Matched(
                    row.getObject("id", UUID.class),
                    Bytes.ofNullable(row.getBytes("id_number_index")),
                    Bytes.ofNullable(row.getBytes("phone_name_index")),
                    row.getBoolean("named"),
                    row.getBoolean("phoned")));
  }

  Set<UUID> listVisible(Collection<UUID> ids) {
    return new HashSet<>(
        new Unnest<UUID>()
            .uuids(id -> id)
            .query(jdbc, VISIBLE, List.copyOf(ids), (row, _) -> row.getObject(1, UUID.class)));
  }

  Set<UUID> listKnown(Collection<UUID> ids) {
    return new HashSet<>(
        new Unnest<UUID>()
            .uuids(id -> id)
            .query(jdbc, KNOWN, List.copyOf(ids), (row, _) -> row.getObject(1, UUID.class)));
  }

  /**
   * Makes every other transaction that claims one of these keys wait until this one has ended. In
   * the order of the keys, so that none waits in a ring.
   */
  void claim(List<Bytes> keys) {
    Unnest<Bytes> column = new Unnest<Bytes>().bytes(key -> key);
    column.update(jdbc, CLAIM, keys);
    column.update(jdbc, DROP_CLAIM, keys);
  }

  /**
   * Inserts in the order of the unique keys, so that two batches with the same newcomers wait for
   * each other and never in a ring.
   */
  void insert(Collection<Register.NewPerson> people) {
    List<Register.NewPerson> sorted = new ArrayList<>(people);
    sorted.sort(Comparator.comparing(Register.NewPerson::key));
    new Unnest<Register.NewPerson>()
        .uuids(Register.NewPerson::id)
        .texts(p -> p.region().path())
        .bytes(Register.NewPerson::name)
        .bytes(Register.NewPerson::idNumber)
        .bytes(Register.NewPerson::phone)
        .bytes(Register.NewPerson::idNumberIndex)
        .bytes(Register.NewPerson::phoneNameIndex)
        .instants(Register.NewPerson::registeredAt)
        .update(jdbc, INSERT, sorted);
  }

  void complete(List<Completion> completions) {
    new Unnest<Completion>()
        .bytes(Completion::phoneNameIndex)
        .bytes(Completion::idNumberSealed)
        .bytes(Completion::idNumberIndex)
        .query(jdbc, COMPLETE, completions, (_, _) -> true);
  }

  void fill(List<Filling> fillings) {
    new Unnest<Filling>()
        .bytes(Filling::idNumberIndex)
        .bytes(Filling::name)
        .bytes(Filling::phone)
        .bytes(Filling::phoneNameIndex)
        .query(jdbc, FILL, fillings, (_, _) -> true);
  }

  Map<UUID, Region> listRegisteredIn(Collection<UUID> ids) {
    Map<UUID, Region> regions = new HashMap<>();
    new Unnest<UUID>()
        .uuids(id -> id)
        .query(
            jdbc,
            REGISTERED_IN,
            List.copyOf(ids),
            (row, _) -> regions.put(row.getObject(1, UUID.class), new Region(row.getString(2))));
    return regions;
  }

  List<Sealed> list(Collection<UUID> ids) {
    return new Unnest<UUID>()
        .uuids(id -> id)
        .query(
            jdbc,
            LIST,
            List.copyOf(ids),
            (row, _) ->
                new Sealed(
                    row.getObject("id", UUID.class),
                    new Region(row.getString("region")),
                    Bytes.ofNullable(row.getBytes("name_sealed")),
                    Bytes.ofNullable(row.getBytes("id_number_sealed")),
                    Bytes.ofNullable(row.getBytes("phone_sealed"))));
  }

  void move(Map<UUID, Region> regions) {
    List<Map.Entry<UUID, Region>> sorted = new ArrayList<>(regions.entrySet());
    sorted.sort(Map.Entry.comparingByKey());
    new Unnest<Map.Entry<UUID, Region>>()
        .uuids(Map.Entry::getKey)
        .texts(e -> e.getValue().path())
        .update(jdbc, MOVE, sorted);
  }
}
