package fangkong.server.people;

import fangkong.judgement.people.Known;
import fangkong.judgement.regions.Region;
import fangkong.server.database.Bytes;
import fangkong.server.database.Unnest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPeople {

  private static final String ANNOUNCE_KEYS =
      "INSERT INTO people.keys_in_use (ids) VALUES (?) ON CONFLICT DO NOTHING";

  private static final String KEYS_IN_USE = "SELECT people.use_keys() AS ids";

  private static final String MATCH_ID_NUMBER = "SELECT * FROM people.match(?, '{}')";

  private static final String MATCH_PHONE_NAME = "SELECT * FROM people.match('{}', ?)";

  private static final String COMPLETE = "SELECT people.complete(?, ?, ?, ?)";

  private static final String FILL = "SELECT people.fill(?, ?, ?, ?, ?)";

  private static final String REGISTERED_IN =
      "SELECT id, registered_in FROM people.person WHERE id = ANY (?)";

  private static final String KNOWN = "SELECT known FROM people.known(?) AS known";

  private static final String VISIBLE =
      "SELECT id FROM people.person WHERE id = ANY (?) AND accounts.sees(region)";

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

  private static final String ENTRIES_AFTER =
      """
      SELECT id, registered_in, id_number_index, phone_name_index,
             name_sealed IS NOT NULL AS named, phone_sealed IS NOT NULL AS phoned
      FROM people.person WHERE id > ? ORDER BY id LIMIT ?
      """;

  private static final String MOVE =
      """
      WITH moved AS (
        SELECT p.id, p.region AS from_region, m.region AS to_region
        FROM unnest(?, ?) AS m (id, region) JOIN people.person p ON p.id = m.id AND p.region <> m.region
        ORDER BY p.id FOR UPDATE OF p)
      UPDATE people.person p SET region = moved.to_region
      FROM moved WHERE p.id = moved.id
      RETURNING p.id, moved.from_region, moved.to_region
      """;

  record SealedPerson(
      UUID id,
      Region region,
      @Nullable Bytes name,
      @Nullable Bytes idNumber,
      @Nullable Bytes phone) {}

  /** Somebody to register, sealed. */
  record NewPerson(
      UUID id,
      Region region,
      @Nullable Bytes name,
      @Nullable Bytes idNumber,
      @Nullable Bytes phone,
      @Nullable String idNumberIndex,
      @Nullable String phoneNameIndex,
      Instant registeredAt) {

    String key() {
      return Objects.requireNonNull(idNumberIndex == null ? phoneNameIndex : idNumberIndex);
    }
  }

  /** An identity number for whoever is known by this name and phone alone. */
  record Completion(
      UUID person, String phoneNameIndex, @Nullable Bytes idNumberSealed, String idNumberIndex) {}

  /** What came with an identity number. */
  record Filling(
      UUID person,
      String idNumberIndex,
      @Nullable Bytes name,
      @Nullable Bytes phone,
      @Nullable String phoneNameIndex) {}

  private final JdbcTemplate jdbc;

  JdbcPeople(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The ids of the keys that are in use until this transaction ends; empty before the first start.
   */
  Optional<List<String>> findKeysInUse() {
    return jdbc.query(
            KEYS_IN_USE,
            (row, _) -> Optional.ofNullable(row.getArray("ids")).map(JdbcPeople::texts))
        .getFirst();
  }

  /** Says which keys are in use, where that was never said. */
  void announce(List<String> keys) {
    jdbc.update(ANNOUNCE_KEYS, (Object) keys.toArray(String[]::new));
  }

  private static List<String> texts(Array array) {
    try {
      return List.of((String[]) array.getArray());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Known> match(Collection<String> idNumberIndexes, Collection<String> phoneNameIndexes) {
    List<Known> matched = new ArrayList<>(match(MATCH_ID_NUMBER, idNumberIndexes));
    matched.addAll(match(MATCH_PHONE_NAME, phoneNameIndexes));
    return matched;
  }

  private List<Known> match(String sql, Collection<String> indexes) {
    return new Unnest<String>()
        .bytes(Bytes::ofHex)
        .query(jdbc, sql, List.copyOf(indexes), (row, _) -> known(row));
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getObject("id", UUID.class),
        hex(row.getBytes("id_number_index")),
        hex(row.getBytes("phone_name_index")),
        row.getBoolean("named"),
        row.getBoolean("phoned"));
  }

  /** People in order of id, a page at a time. */
  List<Register.Entry> listEntriesAfter(UUID after, int limit) {
    return jdbc.query(
        ENTRIES_AFTER,
        (row, _) -> new Register.Entry(known(row), new Region(row.getString("registered_in"))),
        after,
        limit);
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : Bytes.of(bytes).hex();
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
  void claim(Collection<String> keys) {
    Unnest<String> column = new Unnest<String>().bytes(Bytes::ofHex);
    List<String> claimed = List.copyOf(keys);
    column.update(jdbc, CLAIM, claimed);
    column.update(jdbc, DROP_CLAIM, claimed);
  }

  /**
   * Inserts in the order of the unique keys, so that two batches with the same newcomers wait for
   * each other and never in a ring.
   */
  void insert(Collection<NewPerson> people) {
    List<NewPerson> sorted = new ArrayList<>(people);
    sorted.sort(Comparator.comparing(NewPerson::key));
    new Unnest<NewPerson>()
        .uuids(NewPerson::id)
        .texts(p -> p.region().path())
        .bytes(NewPerson::name)
        .bytes(NewPerson::idNumber)
        .bytes(NewPerson::phone)
        .bytes(p -> Bytes.ofHex(p.idNumberIndex()))
        .bytes(p -> Bytes.ofHex(p.phoneNameIndex()))
        .instants(NewPerson::registeredAt)
        .update(jdbc, INSERT, sorted);
  }

  void complete(List<Completion> completions) {
    new Unnest<Completion>()
        .uuids(Completion::person)
        .bytes(c -> Bytes.ofHex(c.phoneNameIndex()))
        .bytes(Completion::idNumberSealed)
        .bytes(c -> Bytes.ofHex(c.idNumberIndex()))
        .query(jdbc, COMPLETE, completions, (_, _) -> true);
  }

  void fill(List<Filling> fillings) {
    new Unnest<Filling>()
        .uuids(Filling::person)
        .bytes(f -> Bytes.ofHex(f.idNumberIndex()))
        .bytes(Filling::name)
        .bytes(Filling::phone)
        .bytes(f -> Bytes.ofHex(f.phoneNameIndex()))
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

  List<SealedPerson> list(Collection<UUID> ids) {
    return new Unnest<UUID>()
        .uuids(id -> id)
        .query(
            jdbc,
            LIST,
            List.copyOf(ids),
            (row, _) ->
                new SealedPerson(
                    row.getObject("id", UUID.class),
                    new Region(row.getString("region")),
                    Bytes.ofNullable(row.getBytes("name_sealed")),
                    Bytes.ofNullable(row.getBytes("id_number_sealed")),
                    Bytes.ofNullable(row.getBytes("phone_sealed"))));
  }

  List<Register.Moved> move(Map<UUID, Region> regions) {
    List<Map.Entry<UUID, Region>> sorted = new ArrayList<>(regions.entrySet());
    sorted.sort(Map.Entry.comparingByKey());
    return new Unnest<Map.Entry<UUID, Region>>()
        .uuids(Map.Entry::getKey)
        .texts(e -> e.getValue().path())
        .query(
            jdbc,
            MOVE,
            sorted,
            (row, _) ->
                new Register.Moved(
                    row.getObject("id", UUID.class),
                    new Region(row.getString("from_region")),
                    new Region(row.getString("to_region"))));
  }
}
