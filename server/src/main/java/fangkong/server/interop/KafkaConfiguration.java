package fangkong.server.interop;

import fangkong.server.evidence.Facts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.transaction.PlatformTransactionManager;

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
}
