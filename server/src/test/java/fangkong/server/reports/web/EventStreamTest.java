package fangkong.server.reports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** There are never more streams than fit, and none after the end. */
class EventStreamTest {

  private final EventStream events =
      new EventStream(Clock.fixed(Instant.parse("2022-07-01T00:00:00Z"), ZoneOffset.UTC), 2);

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  @Test
  void an_account_has_a_share_of_the_streams_and_loses_its_oldest_beyond_it() {
    EventStream many =
        new EventStream(Clock.fixed(Instant.parse("2022-07-01T00:00:00Z"), ZoneOffset.UTC), 500);
    many.start();
    SseEmitter others = many.open(OTHER);
    SseEmitter oldest = many.open(ONE);
    List<SseEmitter> later =
        Stream.generate(() -> many.open(ONE)).limit(EventStream.MOST_OF_AN_ACCOUNT).toList();

    assertThat(many.countClients()).isEqualTo(EventStream.MOST_OF_AN_ACCOUNT + 1);
    assertThatThrownBy(() -> oldest.send("after its end"))
        .isInstanceOf(IllegalStateException.class);
    assertThatNoException().isThrownBy(() -> later.getFirst().send("still open"));
    assertThatNoException().isThrownBy(() -> others.send("still open"));
    many.stop();
  }

  @Test
  void a_stream_too_many_is_refused_and_all_are_gone_after_the_end() {
    events.start();
    events.open(ONE);
    events.open(ONE);
    assertThatThrownBy(() -> events.open(ONE)).isInstanceOf(Refused.class);
    assertThat(events.countClients()).isEqualTo(2);

    events.stop();
    assertThat(events.countClients()).isZero();
    events.open(ONE);
    assertThat(events.countClients()).isZero();
    assertThat(events.isRunning()).isFalse();
  }
}
