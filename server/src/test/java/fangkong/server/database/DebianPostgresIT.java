package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DebianPostgresIT {
  @Test
  void it_is_a_postgresql_15_or_later_with_both_roles() {
    try (DebianPostgres debian = DebianPostgres.start()) {
      for (String role : new String[] {"fangkong_app", "fangkong_owner"}) {
        JdbcClient client =
            JdbcClient.create(
                new DriverManagerDataSource(debian.url("fangkong"), role, debian.password()));
        assertThat(
                client
                    .sql("SELECT current_setting('server_version_num')::int")
                    .query(Integer.class)
                    .single())
            .isGreaterThanOrEqualTo(150_000);
      }
    }
  }
}
