package fangkong.endtoend;

import fangkong.loopback.LoopbackBroker;
import fangkong.server.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server that publishes to, and takes from, the one broker of the test process. */
public interface WithBroker {

  /** Under whose name the server takes what comes by Kafka; whoever needs it makes it. */
  String ACCOUNT = "clearing-house";

  final class Shared {
    private static @Nullable LoopbackBroker broker;

    private Shared() {}

    static synchronized LoopbackBroker broker() {
      LoopbackBroker running = broker;
      if (running == null) {
        try {
          running = LoopbackBroker.start(target("broker").resolve("lib"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        broker = running;
      }
      return running;
    }
  }

  static LoopbackBroker broker() {
    return Shared.broker();
  }

  /** What the build of a module left. */
  static Path target(String module) {
    return ServerUnderTest.root().resolve(module).resolve("target").toAbsolutePath().normalize();
  }

  @DynamicPropertySource
  static void kafka(DynamicPropertyRegistry registry) {
    registry.add("fangkong.kafka", () -> broker().servers());
    registry.add("fangkong.kafka.account", () -> ACCOUNT);
  }
}
