package fangkong.server.audit;

import static fangkong.server.database.Times.utcOrNull;

import fangkong.server.database.Bytes;
import fangkong.server.database.Unnest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The log in the database, over one kind of connections. */
final class JdbcAudit {

  private static final String PUT =
      """
      INSERT INTO audit.pending (at, account, role, actor_region, kind, path, people, purpose, emergency, device)
      SELECT at, account, role, region, kind, path, string_to_array(people, ',')::uuid[], purpose, emergency, device
      FROM unnest(?::timestamptz[], ?, ?, ?, ?, ?, ?, ?, ?, ?)
        AS a (at, account, role, region, kind, path, people, purpose, emergency, device)
      """;

  private static final String SEE_EVERYTHING = "SELECT set_config('fangkong.scope', '*', true)";

  private static final String LAST_HEAD =
      "SELECT month, before, number, hash FROM audit.head ORDER BY month DESC LIMIT 1";

  /** One row for each that waits, or one without any; each with the last head, where there is. */
  private static final String TAKE_TURN = "SELECT * FROM audit.take_turn(?)";

  private static final String HEADS =
      "SELECT month, before, number, hash, signature FROM audit.head ORDER BY month";

  private static final String CHAIN = "SELECT audit.chain(?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String AFTER =
      """
      SELECT month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash
      FROM audit.entry WHERE (month, number) > (?, ?)
      """;

  private static final String ALL =
      """
      SELECT month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash
      FROM audit.entry ORDER BY month, number
      """;

  private static final String LATEST =
      """
      SELECT month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash
      FROM audit.entry
      WHERE (month, number) < (?, ?)
        AND (CAST(? AS uuid) IS NULL OR people @> ARRAY[CAST(? AS uuid)])
        AND (CAST(? AS uuid) IS NULL OR account = ?)
        AND (CAST(? AS text) IS NULL OR kind = ?)
        AND (CAST(? AS timestamptz) IS NULL OR at >= ?) AND (CAST(? AS timestamptz) IS NULL OR at < ?)
      ORDER BY month DESC, number DESC LIMIT ?
      """;

  private static final int FETCHED = 10_000;
  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  /** What waits for its place in the chain. */
  record Pending(long position, Act act) {}

  /** The last head, and what waits. */
  record State(Optional<SignedHead> head, List<Pending> pending) {}

  private final JdbcTemplate jdbc;

  JdbcAudit(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Stores acts, which wait for their place in the chain from then on. */
  void put(List<Act> acts) {
    int kept = acts(new Unnest<Act>(), each -> each).update(jdbc, PUT, acts);
    if (kept != acts.size()) {
      throw new DataIntegrityViolationException(
          "of %d acts the database kept %d. Maybe somebody put a trigger on audit.pending"
              .formatted(acts.size(), kept));
    }
  }

  /** What was chained after a head, in the transaction of {@link #takeTurn}. */
  List<Act> listActsAfter(Head head) {
    return jdbc.query(AFTER, (row, _) -> entry(row).act(), head.month(), head.number());
  }

  void seeEverything() {
    jdbc.queryForObject(SEE_EVERYTHING, String.class);
  }

  Optional<Head> findLastHead() {
    return jdbc.query(LAST_HEAD, (row, _) -> head(row)).stream().findFirst();
  }

  List<SignedHead> listHeads() {
    return jdbc.query(HEADS, (row, _) -> signed(row));
  }

  /**
   * Where the chain ends, and the next that wait for their place, at most this many. Until the
   * transaction ends, this one alone adds to the chain, over all servers, and sees everything.
   */
  State takeTurn(int most) {
    List<Optional<SignedHead>> heads = new ArrayList<>();
    List<Pending> pending = new ArrayList<>();
    RowCallbackHandler each =
        row -> {
          if (heads.isEmpty()) {
            heads.add(row.getObject("month") == null ? Optional.empty() : Optional.of(signed(row)));
          }
          if (row.getObject("position") != null) {
            pending.add(new Pending(row.getLong("position"), act(row)));
          }
        };
    jdbc.query(TAKE_TURN, each, most);
    return new State(heads.getFirst(), pending);
  }

  /** Where what waited gets its place. */
  record Placed(long position, Entry entry) {}

  /** Moves what waited into the next places, with the head that it leaves. */
  void chain(List<Placed> placed, SignedHead signed) {
    Head head = signed.head();
    new Unnest<Placed>()
        .longs(Placed::position)
        .bytes(each -> names(each).digest())
        .bytes(each -> names(each).salt())
        .bytes(each -> each.entry().hash())
        .query(
            jdbc,
            CHAIN,
            placed,
            (_, _) -> true,
            head.month(),
            head.before().toArray(),
            head.number(),
            head.hash().toArray(),
            signed.signature().toArray());
  }

  private static Entry.Names names(Placed placed) {
    return Objects.requireNonNull(placed.entry().names());
  }

  /** Every entry, in order. */
  void each(Consumer<Entry> entries) {
    JdbcTemplate many = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
    many.setFetchSize(FETCHED);
    RowCallbackHandler each = row -> entries.accept(entry(row));
    many.query(ALL, each);
  }

  /** The latest before this one, of those that are asked for. */
  List<Entry> listLatest(int month, long number, Entries.Asked asked, int most) {
    String kind = asked.kind() == null ? null : asked.kind().name();
    OffsetDateTime since = utcOrNull(asked.since());
    OffsetDateTime until = utcOrNull(asked.until());
    return jdbc.query(
        LATEST,
        (row, _) -> entry(row),
        month,
        number,
        asked.person(),
        asked.person(),
        asked.account(),
        asked.account(),
        kind,
        kind,
        since,
        since,
        until,
        until,
        most);
  }

  private static <T> Unnest<T> acts(Unnest<T> columns, Function<T, Act> act) {
    return columns
        .instants(each -> act.apply(each).at())
        .uuids(each -> act.apply(each).actor().account())
        .texts(each -> act.apply(each).actor().role())
        .texts(each -> act.apply(each).actor().region())
        .texts(each -> act.apply(each).kind())
        .texts(each -> act.apply(each).path())
        .texts(each ->
            act.apply(each).people().stream().map(UUID::toString).collect(Collectors.joining(",")))
        .texts(each -> act.apply(each).purpose())
        .uuids(each -> act.apply(each).actor().emergency())
        .uuids(each -> act.apply(each).actor().device());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getInt("month"),
        row.getLong("number"),
        act(row),
        names(Bytes.ofNullable(row.getBytes("digest")), Bytes.ofNullable(row.getBytes("salt"))),
        bytes(row, "hash"));
  }

  /** An entry of the first form has neither; a salt alone is nothing that was ever written. */
  private static Entry.@Nullable Names names(@Nullable Bytes digest, @Nullable Bytes salt) {
    return digest == null && salt == null
        ? null
        : new Entry.Names(Objects.requireNonNullElse(digest, NOTHING), salt);
  }

  private static Act act(ResultSet row) throws SQLException {
    Array people = row.getArray("people");
    return new Act(
        instant(row),
        new Actor(
            row.getObject("account", UUID.class),
            row.getString("role"),
            row.getString("region"),
            row.getObject("emergency", UUID.class),
            row.getObject("device", UUID.class)),
        row.getString("kind"),
        row.getString("path"),
        Arrays.asList((UUID[]) people.getArray()),
        row.getString("purpose"));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toInstant();
  }

  private static SignedHead signed(ResultSet row) throws SQLException {
    return new SignedHead(head(row), bytes(row, "signature"));
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getInt("month"), bytes(row, "before"), row.getLong("number"), bytes(row, "hash"));
  }

  private static Bytes bytes(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(Bytes.ofNullable(row.getBytes(column)));
  }
}
