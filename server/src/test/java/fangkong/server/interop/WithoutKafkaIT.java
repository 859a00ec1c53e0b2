package fangkong.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A server that was told of no brokers knows nothing of Kafka. */
@ServerTest
@Tag("row-0.10")
class WithoutKafkaIT {

  private final ServerUnderTest server;

  WithoutKafkaIT(ServerUnderTest server) {
    this.server = server;
  }

  @Test
  void nothing_is_written_no_thread_runs_and_no_class_of_kafka_is_loaded() throws JMException {
    Place here = Place.layOut(server, "444");
    server
        .as("COMMAND", here.township())
        .facts(Said.arrival(Someone.fresh(), here.cell("201", "C01"), ServerUnderTest.BEGIN, "LOW"))
        .expect(200);

    assertThat(
            server
                .everything()
                .sql("SELECT count(*) FROM interop.outbox")
                .query(Long.class)
                .single())
        .isZero();
    JsonNode health = server.nobody().get("/api/health").expect(200);
    assertThat(health.path("unpublished").isNull()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .contains("assessor")
        .doesNotContain("publisher", "inbox");
    assertThat(loadedClasses())
        .contains("fangkong.server.interop.JdbcOutbox")
        .doesNotContain("org.apache.kafka.", "io.cloudevents.", "fangkong.server.interop.Inbox");
  }

  private static String loadedClasses() throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "vmClassHierarchy",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }
}
