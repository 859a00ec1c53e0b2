package fangkong.server.audit;

import fangkong.server.database.Folders;
import fangkong.server.keys.Signing;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingLimits.class)
class AuditConfiguration {

  @Bean
  Heads auditHeads(Folders folders) {
    return new Heads(folders.keys(), Signing.open(folders.keys()));
  }

  @Bean
  Chaining chaining(
      @Qualifier("apart") DataSource apart,
      Heads heads,
      @Qualifier("system") Clock clock,
      ObjectProvider<AuditTask> verifying) {
    return new Chaining(
        new JdbcAudit(apart),
        new TransactionTemplate(new DataSourceTransactionManager(apart)),
        heads,
        clock,
        verifying.getIfAvailable() != null);
  }

  @Bean
  Trail trail(
      DataSource dataSource,
      Chaining chaining,
      @Qualifier("system") Clock clock,
      ObjectProvider<Actor.Source> actors) {
    return new Trail(new JdbcAudit(dataSource), chaining, clock, actors);
  }

  @Bean
  Entries auditEntries(DataSource dataSource, ObjectProvider<Actor.Names> names) {
    return new Entries(new JdbcAudit(dataSource), names);
  }

  @Bean
  Alerts alerts(
      DataSource dataSource,
      @Qualifier("system") Clock clock,
      ObjectProvider<Actor.Source> actors,
      ObjectProvider<Actor.Names> names) {
    return new Alerts(new JdbcAlerts(dataSource), clock, actors, names);
  }

  @Bean
  UnusualReading unusualReading(
      @Qualifier("apart") DataSource apart,
      ReadingLimits limits,
      ObjectProvider<OwnWork> work,
      @Qualifier("system") Clock clock) {
    return new UnusualReading(
        new JdbcAlerts(apart),
        new TransactionTemplate(new DataSourceTransactionManager(apart)),
        limits,
        work,
        clock);
  }

  @Bean
  Verification verification(
      @Qualifier("apart") DataSource apart, Heads heads, @Qualifier("system") Clock clock) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(apart));
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return new Verification(new JdbcAudit(apart), transaction, heads, clock);
  }
}
