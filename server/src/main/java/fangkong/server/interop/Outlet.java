package fangkong.server.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The way out to Kafka: what is sent has been acknowledged by all replicas that there are, or it
 * failed. A connection is made when it is first needed, and anew after a failure. For one thread.
 */
final class Outlet {

  private final Map<String, Object> settings;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  Outlet(Map<String, Object> settings) {
    this.settings = settings;
  }

  /** Sends messages in this order, and waits until all are acknowledged. */
  void send(List<ProducerRecord<byte[], byte[]>> messages) {
    try {
      KafkaProducer<byte[], byte[]> open = open();
      List<Future<?>> sent = new ArrayList<>(messages.size());
      for (ProducerRecord<byte[], byte[]> message : messages) {
        Future<?> future = open.send(message);
        if (future.isDone()) {
          await(future);
        }
        sent.add(future);
      }
      open.flush();
      sent.forEach(Outlet::await);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private KafkaProducer<byte[], byte[]> open() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(settings);
      producer = open;
    }
    return open;
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("not acknowledged: " + e.getCause(), e);
    }
  }

  void close() {
    KafkaProducer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }
}
