package fangkong.server.reports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** There are never more streams than fit, and none after the end. */
class EventStreamTest {

  private final EventStream events =
      new EventStream(Clock.fixed(Instant.parse("2022-07-01T00:00:00Z"), ZoneOffset.UTC), 2);

  @Test
  void a_stream_too_many_is_refused_and_all_are_gone_after_the_end() {
    events.start();
    events.open();
    events.open();
    assertThatThrownBy(events::open).isInstanceOf(Refused.class);
    assertThat(events.countClients()).isEqualTo(2);

    events.stop();
    assertThat(events.countClients()).isZero();
    events.open();
    assertThat(events.countClients()).isZero();
    assertThat(events.isRunning()).isFalse();
  }
}
