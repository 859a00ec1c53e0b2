package fangkong.server.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastAnswersTest {

  private static final Instant BEGIN = Instant.parse("2022-05-01T00:00:00Z");

  private Instant now = BEGIN;
  private final AtomicInteger worked = new AtomicInteger();
  private final LastAnswers<String, Integer> answers = answers(Duration.ofSeconds(60));

  private LastAnswers<String, Integer> answers(Duration longestWait) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new LastAnswers<>(ProblemCode.COMPARISONS_BUSY, longestWait, clock);
  }

  private int find(String key) {
    return answers.find(key, worked::incrementAndGet);
  }

  @Test
  void a_question_is_worked_out_once_and_again_after_some_minutes() {
    assertThat(find("a")).isEqualTo(1);
    assertThat(find("a")).isEqualTo(1);
    assertThat(find("b")).isEqualTo(2);
    now = BEGIN.plus(LastAnswers.KEPT);
    assertThat(find("a")).isEqualTo(1);
    now = now.plusMillis(1);
    assertThat(find("a")).isEqualTo(3);
  }

  @Test
  void asked_anew_it_is_worked_out_anew_and_found_from_then_on() {
    assertThat(find("a")).isEqualTo(1);
    assertThat(answers.workOut("a", worked::incrementAndGet)).isEqualTo(2);
    assertThat(find("a")).isEqualTo(2);
  }

  @Test
  void only_the_last_few_are_kept() {
    for (int i = 0; i <= LastAnswers.MOST_KEPT; i++) {
      find("key " + i);
    }
    assertThat(find("key 1")).isEqualTo(2);
    assertThat(find("key 0")).isEqualTo(LastAnswers.MOST_KEPT + 2);
  }

  @Test
  void work_that_fails_is_not_kept_and_gives_its_turn_back() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            answers.find(
                "a",
                () -> {
                  throw new IllegalStateException("no");
                }));
    assertThat(find("a")).isEqualTo(1);
  }

  @Test
  void who_would_wait_too_long_is_refused_and_what_is_kept_is_found_meanwhile() throws Exception {
    LastAnswers<String, Integer> hasty = answers(Duration.ZERO);
    assertThat(hasty.find("a", worked::incrementAndGet)).isEqualTo(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual()
            .start(() ->
                hasty.find(
                    "b",
                    () -> {
                      begun.countDown();
                      try {
                        end.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return 2;
                    }));
    begun.await();
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> hasty.find("c", worked::incrementAndGet))
        .satisfies(refused ->
            assertThat(refused.problems().getFirst().code().status().value()).isEqualTo(503));
    assertThat(hasty.find("a", worked::incrementAndGet)).isEqualTo(1);
    end.countDown();
    other.join();
    assertThat(hasty.find("b", worked::incrementAndGet)).isEqualTo(2);
    assertThat(hasty.find("c", worked::incrementAndGet)).isEqualTo(2);
  }
}
