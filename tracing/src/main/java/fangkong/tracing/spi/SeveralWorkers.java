package fangkong.tracing.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** The caller's thread beside those of an executor. */
record SeveralWorkers(Executor executor, int count) implements Workers {
  @Override
  public void run(Task task) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    Throwable thrown = null;
    try {
      for (int worker = 1; worker < count; worker++) {
        int number = worker;
        others.add(CompletableFuture.runAsync(() -> task.run(number), executor));
      }
      task.run(0);
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    for (CompletableFuture<Void> other : others) {
      try {
        other.join();
      } catch (CompletionException e) {
        thrown = thrown == null ? e.getCause() : thrown;
      }
    }
    switch (thrown) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(thrown);
    }
  }
}
