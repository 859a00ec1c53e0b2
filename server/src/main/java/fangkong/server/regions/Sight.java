package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the scope of the transaction shows, as row-level security decides it: for what is folded
 * from facts of everywhere and stands in no table.
 */
@Service
public class Sight {

  private final JdbcSight jdbc;

  Sight(JdbcSight jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the regions that are seen. */
  @Transactional(readOnly = true)
  public Set<Region> listSeen(Collection<Region> regions) {
    return regions.isEmpty() ? Set.of() : jdbc.listSeen(Set.copyOf(regions));
  }

  @Transactional(readOnly = true)
  public boolean sees(Region region) {
    return !listSeen(Set.of(region)).isEmpty();
  }
}
