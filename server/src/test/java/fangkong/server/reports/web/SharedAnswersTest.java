package fangkong.server.reports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {

  private static final int MANY = 50;

  private final SharedAnswers shared = new SharedAnswers();
  private final AtomicInteger worked = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();

  @Test
  @Tag("row-0.9")
  void many_who_ask_during_one_answer_share_the_next_which_has_seen_what_came_before()
      throws Exception {
    AtomicInteger committed = new AtomicInteger(1);
    CountDownLatch go = new CountDownLatch(1);
    FutureTask<Integer> first = waiting(committed, go);
    committed.set(2);
    List<FutureTask<Integer>> others = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      others.add(waiting(committed, go));
    }
    assertThat(shared.ask("others", () -> 7)).isEqualTo(7);

    go.countDown();

    assertThat(first.get()).isEqualTo(1);
    for (FutureTask<Integer> other : others) {
      assertThat(other.get()).isEqualTo(2);
    }
    assertThat(worked).hasValue(2);
    assertThat(shared.ask("figures", () -> 3)).isEqualTo(3);
  }

  /** Somebody who has asked and waits. */
  private FutureTask<Integer> waiting(AtomicInteger committed, CountDownLatch go) {
    FutureTask<Integer> task =
        new FutureTask<>(() -> shared.ask("figures", () -> work(committed.get(), go)));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private int work(int seen, CountDownLatch go) {
    assertThat(atOnce.incrementAndGet()).isEqualTo(1);
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      atOnce.decrementAndGet();
    }
    worked.incrementAndGet();
    return seen;
  }

  @Test
  void a_failure_is_that_of_whoever_asked_and_the_next_answer_is_a_new_one() {
    assertThatThrownBy(() ->
            shared.ask(
                "figures",
                () -> {
                  throw new IllegalArgumentException("no");
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThat(shared.ask("figures", () -> 1)).isEqualTo(1);
  }
}
