package fangkong.server.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AtOnceTest {

  private static void assertRefused(ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(Refused.class).hasMessage("FK-2017");
  }

  @Test
  void one_more_than_are_done_at_once_is_refused_and_taken_again_when_one_ended() {
    AtOnce two = new AtOnce(ProblemCode.LISTS_BUSY, 2, Duration.ZERO);

    String done =
        two.call(() ->
            two.call(() -> {
              assertRefused(() -> two.call(() -> "third"));
              return "second";
            }));

    assertThat(done).isEqualTo("second");
    assertThat(two.<String>call(() -> "third")).isEqualTo("third");
  }

  @Test
  void work_that_fails_leaves_its_place() {
    AtOnce one = new AtOnce(ProblemCode.LISTS_BUSY, 1, Duration.ZERO);

    assertThatThrownBy(() ->
            one.call(() -> {
              throw new IllegalStateException("failed");
            }))
        .hasMessage("failed");

    assertThat(one.<String>call(() -> "next")).isEqualTo("next");
  }

  @Test
  void whoever_waits_long_enough_is_next() throws Exception {
    AtOnce one = new AtOnce(ProblemCode.LISTS_BUSY, 1, Duration.ofHours(1));
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      Future<String> first =
          pool.submit(() ->
              one.call(() -> {
                began.countDown();
                await(mayEnd);
                return "first";
              }));
      began.await();
      Future<String> second = pool.submit(() -> one.call(() -> "second"));
      assertThat(second.isDone()).isFalse();
      mayEnd.countDown();

      assertThat(first.get()).isEqualTo("first");
      assertThat(second.get()).isEqualTo("second");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void each_has_places_of_its_own_and_whoever_has_nothing_to_do_is_forgotten() {
    AtOnce.Each<String> each = new AtOnce.Each<>(ProblemCode.LISTS_BUSY, 1, Duration.ZERO);

    String done =
        each.call(
            "Ann",
            () -> {
              assertRefused(() -> each.call("Ann", () -> "again"));
              return each.call("Ben", () -> "Ben beside Ann");
            });

    assertThat(done).isEqualTo("Ben beside Ann");
    assertThat(each.size()).isZero();
    assertThat(each.<String>call("Ann", () -> "later")).isEqualTo("later");
  }
}
