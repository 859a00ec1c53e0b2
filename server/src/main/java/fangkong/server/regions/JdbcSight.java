package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import fangkong.server.database.Unnest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSight {

  /** The function that the policies of the tables ask. */
  private static final String SEEN =
      "SELECT region FROM unnest(?) AS r (region) WHERE accounts.sees(region)";

  private final JdbcTemplate jdbc;

  JdbcSight(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Set<Region> listSeen(Set<Region> regions) {
    return new HashSet<>(
        new Unnest<Region>()
            .texts(Region::path)
            .query(jdbc, SEEN, List.copyOf(regions), (row, _) -> new Region(row.getString(1))));
  }
}
