package fangkong.server.interop;

import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Sends on what was refused, as it came, with where it came from and what is wrong with it. */
class Refusals {

  /** The header with topic, part and offset of what was refused: repeats have the same. */
  static final String FROM = "fangkong-from";

  /** The header with the problem detail that a request with this content would be answered. */
  static final String PROBLEM = "fangkong-problem";

  private final Outlet outlet;
  private final ProblemDetails details;
  private final JsonMapper json;

  Refusals(Outlet outlet, ProblemDetails details, JsonMapper json) {
    this.outlet = outlet;
    this.details = details;
    this.json = json;
  }

  void send(String topic, ConsumerRecord<byte[], byte[]> message, List<Problem> problems) {
    ProducerRecord<byte[], byte[]> refused =
        new ProducerRecord<>(topic, null, message.key(), message.value(), message.headers());
    String from = "%s/%d/%d".formatted(message.topic(), message.partition(), message.offset());
    refused
        .headers()
        .add(FROM, from.getBytes(StandardCharsets.UTF_8))
        .add(PROBLEM, json.writeValueAsBytes(details.of(problems, Locale.SIMPLIFIED_CHINESE)));
    outlet.send(List.of(refused));
  }

  void close() {
    outlet.close();
  }
}
