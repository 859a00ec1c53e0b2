package fangkong.server.privacy;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is kept for how long, and what was erased: counts alone. */
@Service
public class Retention {

  private final JdbcRetention jdbc;

  Retention(JdbcRetention jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<Kept> list() {
    return jdbc.list().stream().sorted(Comparator.comparing(Kept::kind)).toList();
  }
}
