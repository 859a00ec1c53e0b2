package fangkong.server.interop;

import fangkong.server.accounts.Accounts;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.ListImport;
import fangkong.server.problems.ProblemDetails;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is there only where {@code fangkong.kafka} names brokers. Nothing outside refers to these
 * classes: elsewhere no class of Kafka is loaded.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(KafkaConfiguration.Named.class)
class KafkaConfiguration {

  static final class Named implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("fangkong.kafka", "").isBlank();
    }
  }

  @Bean
  KafkaClients kafkaClients(
      @Value("${fangkong.kafka}") String servers, @Value("${fangkong.kafka.client:}") String file) {
    return KafkaClients.of(servers, file);
  }

  @Bean
  Publisher publisher(
      JdbcOutbox outbox,
      Facts facts,
      KafkaClients clients,
      @Value("${fangkong.kafka.evidence:fangkong.evidence}") String topic,
      PlatformTransactionManager transactions) {
    return new Publisher(outbox, facts, new Outlet(clients.producer()), topic, transactions);
  }

  /** Without an account nothing is taken: who names none has none of the others asked for. */
  @Bean
  @ConditionalOnProperty("fangkong.kafka.account")
  Inbox inbox(
      @Value("${fangkong.kafka.account}") String account,
      @Value("${fangkong.kafka.lists:fangkong.lists}") String lists,
      @Value("${fangkong.kafka.results:fangkong.results}") String results,
      @Value("${fangkong.kafka.refused:fangkong.refused}") String refused,
      Accounts accounts,
      Deliveries deliveries,
      JdbcTaken taken,
      Refusals refusals,
      KafkaClients clients,
      PlatformTransactionManager transactions) {
    Inbox.Route route = new Inbox.Route(account, lists, results, refused);
    return new Inbox(
        route, accounts, deliveries, taken, refusals, clients.consumer(), transactions);
  }

  @Bean
  Deliveries deliveries(ListImport lists, Intake intake, JsonMapper json) {
    return new Deliveries(lists, intake, json);
  }

  @Bean
  Refusals refusals(KafkaClients clients, ProblemDetails details, JsonMapper json) {
    return new Refusals(new Outlet(clients.producer()), details, json);
  }
}
