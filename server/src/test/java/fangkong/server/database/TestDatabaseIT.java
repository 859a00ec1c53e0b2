package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseIT {
  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";

  @Test
  void every_database_is_fresh() {
    TestDatabase first = TestDatabase.fresh(TestDatabaseIT.class);
    JdbcClient.create(first.owner()).sql("CREATE TABLE public.visits (id int)").update();
    JdbcClient.create(first.owner()).sql("GRANT SELECT ON visits TO fangkong_app").update();
    TestDatabase second = TestDatabase.fresh(TestDatabaseIT.class);

    assertThat(tables(first)).containsExactly("visits");
    assertThat(tables(second)).isEmpty();
  }

  private static List<@Nullable String> tables(TestDatabase database) {
    return JdbcClient.create(database.app()).sql(TABLES).query(String.class).list();
  }
}
