package fangkong.server.interop;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.evidence.LoggedFact;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Facts as CloudEvents 1.0 in binary mode: the envelope stands in headers, and the value is the
 * line of the log to the byte. What is about one person has one key, and so keeps its order.
 */
final class EvidenceEvents {

  private static final String TYPE = "org.fangkong.evidence.";
  private static final URI SOURCE = URI.create("urn:fangkong:evidence");

  private EvidenceEvents() {}

  static ProducerRecord<byte[], byte[]> write(String topic, LoggedFact logged) {
    Fact fact = logged.fact();
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(fact.id().toString())
            .withSource(SOURCE)
            .withType(TYPE + fact.type().word())
            .withTime(fact.at().atOffset(ZoneOffset.UTC))
            .withData("application/json", bytes(FactJson.write(logged)));
    String key = fact.region().path();
    if (fact.person() != null) {
      key = fact.person().toString();
      event.withSubject(key);
    }
    return KafkaMessageFactory.createWriter(topic, null, null, bytes(key))
        .writeBinary(event.build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
