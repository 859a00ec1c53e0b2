package fangkong.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as somebody else sees it: all that is in it, and one message more. */
record Topic(String servers, String name) {

  static Topic of(String name) {
    return new Topic(WithBroker.broker().servers(), name);
  }

  /** All messages, part by part. */
  List<ConsumerRecord<String, String>> read() {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> parts =
          consumer.partitionsFor(name).stream()
              .map(part -> new TopicPartition(name, part.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
      List<ConsumerRecord<String, String>> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** Those messages whose header has this value. */
  List<ConsumerRecord<String, String>> readWith(String header, String value) {
    return read().stream()
        .filter(message -> header(message.headers(), header).equals(value))
        .toList();
  }

  static String header(Headers headers, String name) {
    Header found = headers.lastHeader(name);
    return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
  }

  void send(String value, Map<String, String> headers) {
    ProducerRecord<String, String> message = new ProducerRecord<>(name, value);
    headers.forEach(
        (header, text) -> message.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
    send(List.of(message));
  }

  void sendAgain(List<ConsumerRecord<String, String>> messages) {
    send(
        messages.stream()
            .map(each -> new ProducerRecord<>(name, null, each.key(), each.value(), each.headers()))
            .toList());
  }

  private void send(List<ProducerRecord<String, String>> messages) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      for (ProducerRecord<String, String> message : messages) {
        producer.send(message).get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
