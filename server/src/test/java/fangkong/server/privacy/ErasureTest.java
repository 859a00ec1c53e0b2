package fangkong.server.privacy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How long a place may want to keep check-ins. */
class ErasureTest {

  @ParameterizedTest
  @ValueSource(ints = {14, 28})
  void check_ins_are_kept_from_two_weeks_to_four(int days) {
    assertThatCode(() -> keeping(days)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 13, 29, 365})
  void a_server_that_would_keep_them_shorter_or_longer_does_not_start(int days) {
    assertThatThrownBy(() -> keeping(days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fangkong.privacy.check-in-days is " + days + ".");
  }

  private static Erasure keeping(int days) {
    DataSource nowhere = new DriverManagerDataSource();
    return new Erasure(
        new JdbcRetention(JdbcClient.create(nowhere)),
        Clock.systemUTC(),
        ZoneOffset.UTC,
        _ -> {},
        new DataSourceTransactionManager(nowhere),
        days,
        false,
        false);
  }
}
