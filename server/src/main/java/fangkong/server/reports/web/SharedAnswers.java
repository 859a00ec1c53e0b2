package fangkong.server.reports.web;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives one answer to all who ask the same at once. Whoever asks while it is being worked out waits
 * for the next one, together with everybody who has come since: so each answer was begun after it
 * was asked for and misses nothing committed before, and however many watch, no question is worked
 * on twice at a time. Nothing is kept once it is answered.
 */
final class SharedAnswers {

  private static final class Turn {
    private final CompletableFuture<Object> answer = new CompletableFuture<>();
    private @Nullable Turn before;
    private boolean begun;

    Turn(@Nullable Turn before) {
      this.before = before;
    }
  }

  private final Map<Object, Turn> latest = new HashMap<>();

  /**
   * The answer to a question, worked out by this thread or by another that asked the same.
   *
   * @param question equal for all to whom the same answer may be shown
   */
  @SuppressWarnings("unchecked") // one question has answers of one type
  <T> T ask(Object question, Supplier<T> work) {
    Turn turn;
    boolean leads;
    synchronized (latest) {
      Turn last = latest.get(question);
      if (last == null || last.begun) {
        leads = true;
        turn = new Turn(last);
        latest.put(question, turn);
      } else {
        leads = false;
        turn = last;
      }
    }
    if (leads) {
      begin(turn);
      work(question, turn, work);
    }
    try {
      return (T) turn.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void begin(Turn turn) {
    Turn before = turn.before;
    if (before != null) {
      before.answer.handle((_, _) -> true).join();
    }
    synchronized (latest) {
      turn.begun = true;
      turn.before = null;
    }
  }

  private <T> void work(Object question, Turn turn, Supplier<T> work) {
    try {
      turn.answer.complete(work.get());
    } catch (RuntimeException e) {
      turn.answer.completeExceptionally(e);
    } catch (Error e) {
      turn.answer.completeExceptionally(e);
      throw e;
    } finally {
      synchronized (latest) {
        latest.remove(question, turn);
      }
    }
  }
}
