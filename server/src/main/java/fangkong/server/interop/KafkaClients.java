package fangkong.server.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How Kafka's clients are set up.
 *
 * @param shared what all of them share: brokers, and what a file of the installation says, such as
 *     how to sign in
 */
record KafkaClients(Map<String, String> shared) {

  /** A fact may be as large as a batch of facts. */
  private static final int LARGEST_MESSAGE = 4 << 20;

  /** A long list takes a minute; a server that is silent for longer than this is taken for dead. */
  private static final int MOST_AT_ONCE = 10;

  private static final int LONGEST_WORK_MILLIS = 600_000;

  KafkaClients {
    shared = Map.copyOf(shared);
  }

  /**
   * Clients of these brokers.
   *
   * @param file path of a properties file; none if empty
   */
  static KafkaClients of(String servers, String file) {
    Properties properties = new Properties();
    if (!file.isBlank()) {
      try (var in = Files.newInputStream(Path.of(file))) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "FANGKONG_KAFKA_CLIENT=%s cannot be read. Maybe it is another file".formatted(file), e);
      }
    }
    Map<String, String> shared = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> shared.put(name, properties.getProperty(name)));
    shared.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "fangkong");
    shared.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "2000");
    shared.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    return new KafkaClients(shared);
  }

  /** Begins where it is told to, not where Kafka remembers; what it never saw, from the first. */
  Map<String, Object> consumer() {
    Map<String, Object> settings = new HashMap<>(shared);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, "fangkong");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_WORK_MILLIS);
    return settings;
  }

  /** What fails does so within seconds: it is not lost, and is tried again. */
  Map<String, Object> producer() {
    Map<String, Object> settings = new HashMap<>(shared);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_MESSAGE);
    return settings;
  }
}
