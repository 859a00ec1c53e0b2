package fangkong.server.audit;

import fangkong.server.database.Folders;
import fangkong.server.keys.PlainSealing;
import fangkong.server.keys.Sealing;
import fangkong.server.people.Keys;
import fangkong.server.people.PlainKeys;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A server that neither records nor seals: what a benchmark measures the log and the keys against.
 */
@TestConfiguration(proxyBeanMethods = false)
public class WithoutTrust {

  @Bean
  Trail trail(
      DataSource dataSource,
      Chaining chaining,
      @Qualifier("system") Clock clock,
      ObjectProvider<Actor.Source> actors) {
    return new Trail(new JdbcAudit(dataSource), chaining, clock, actors) {
      @Override
      public void wrote() {}

      @Override
      public void opened(Collection<UUID> people) {}
    };
  }

  @Bean
  Keys keys(Folders folders) {
    return PlainKeys.open(folders.keys());
  }

  @Bean
  Sealing sealing() {
    return PlainSealing.make();
  }
}
