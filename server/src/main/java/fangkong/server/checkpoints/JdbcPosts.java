package fangkong.server.checkpoints;

import static fangkong.server.database.Times.utc;

import fangkong.judgement.regions.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPosts {

  private static final String UPSERT =
      """
      INSERT INTO checkpoints.post (post, name, kind, region)
      SELECT * FROM unnest(:posts, :names, :kinds, :regions)
      ON CONFLICT (post) DO UPDATE SET name = excluded.name, kind = excluded.kind, region = excluded.region
      """;

  private static final String PAGE =
      "SELECT post, name, kind, region FROM checkpoints.post WHERE post > :after ORDER BY post LIMIT :limit";

  private static final String LIST =
      "SELECT post, name, kind, region FROM checkpoints.post WHERE post = ANY (:posts)";

  private static final String PASSAGES =
      """
      SELECT count(*) FILTER (WHERE body ->> 'direction' = 'IN') AS ins,
             count(*) FILTER (WHERE body ->> 'direction' = 'OUT') AS outs,
             count(*) FILTER (WHERE body ->> 'decision' = 'PASS') AS passed,
             count(*) FILTER (WHERE body ->> 'decision' = 'REGISTER') AS registered,
             count(*) FILTER (WHERE body ->> 'decision' = 'TURN_BACK') AS turned_back,
             count(*) FILTER (WHERE body ->> 'decision' = 'HAND_OVER') AS handed_over,
             count(*) AS total,
             count(*) FILTER (WHERE body ->> 'override' = 'true') AS overrides
      FROM evidence.fact
      WHERE type = 'passage' AND place = :post AND known_at > :since AND known_at <= :asOf
      """;

  /**
   * A vehicle is a journey with a plate, however many of its people bear it, or somebody alone with
   * one; it counts when the first of its people became known, and the strictest decision on them is
   * its own.
   */
  private static final String VEHICLES =
      """
      WITH period AS MATERIALIZED (
        SELECT id, linked FROM evidence.fact
        WHERE type = 'passage' AND place = :post AND known_at > :since AND known_at <= :asOf),
      passage AS (
        SELECT f.id AS vehicle, f.known_at, f.body FROM evidence.fact f
        WHERE f.id IN (SELECT id FROM period WHERE linked IS NULL)
        UNION ALL
        SELECT f.linked, f.known_at, f.body FROM evidence.fact f
        WHERE f.linked IN (SELECT linked FROM period) AND f.type = 'passage' AND f.place = :post AND f.known_at <= :asOf),
      vehicle AS (
        SELECT body ->> 'direction' AS direction,
               min(array_position(ARRAY['HAND_OVER', 'TURN_BACK', 'REGISTER', 'PASS'], body ->> 'decision')) AS strictest
        FROM passage GROUP BY vehicle, body ->> 'direction'
        HAVING count(body ->> 'vehicle') > 0 AND min(known_at) > :since)
      SELECT count(*) FILTER (WHERE direction = 'IN') AS ins, count(*) FILTER (WHERE direction = 'OUT') AS outs,
             count(*) FILTER (WHERE strictest = 4) AS passed, count(*) FILTER (WHERE strictest = 3) AS registered,
             count(*) FILTER (WHERE strictest = 2) AS turned_back, count(*) FILTER (WHERE strictest = 1) AS handed_over,
             count(*) AS total
      FROM vehicle
      """;

  private final JdbcClient jdbc;

  JdbcPosts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void upsert(Collection<Post> posts) {
    jdbc.sql(UPSERT)
        .param("posts", posts.stream().map(Post::post).toArray(String[]::new))
        .param("names", posts.stream().map(Post::name).toArray(String[]::new))
        .param("kinds", posts.stream().map(post -> post.kind().name()).toArray(String[]::new))
        .param("regions", posts.stream().map(post -> post.region().path()).toArray(String[]::new))
        .update();
  }

  List<Post> page(String after, int limit) {
    return jdbc.sql(PAGE)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> post(row))
        .list();
  }

  List<Post> list(Collection<String> posts) {
    return jdbc.sql(LIST)
        .param("posts", posts.toArray(String[]::new))
        .query((row, _) -> post(row))
        .list();
  }

  Optional<Post> find(String post) {
    return list(List.of(post)).stream().findFirst();
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        row.getString("post"),
        row.getString("name"),
        Post.Kind.valueOf(row.getString("kind")),
        new Region(row.getString("region")));
  }

  PassageFigures count(String post, Instant since, Instant asOf) {
    PassageFigures.Times vehicles =
        sql(VEHICLES, post, since, asOf).query((row, _) -> times(row)).single();
    return sql(PASSAGES, post, since, asOf)
        .query((row, _) ->
            new PassageFigures(asOf, since, times(row), vehicles, row.getInt("overrides")))
        .single();
  }

  private JdbcClient.StatementSpec sql(String sql, String post, Instant since, Instant asOf) {
    return jdbc.sql(sql).param("post", post).param("since", utc(since)).param("asOf", utc(asOf));
  }

  private static PassageFigures.Times times(ResultSet row) throws SQLException {
    return new PassageFigures.Times(
        row.getInt("ins"),
        row.getInt("outs"),
        row.getInt("passed"),
        row.getInt("registered"),
        row.getInt("turned_back"),
        row.getInt("handed_over"),
        row.getInt("total"));
  }
}
