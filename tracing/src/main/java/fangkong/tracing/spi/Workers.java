package fangkong.tracing.spi;

import java.util.concurrent.Executor;

/**
 * The threads that a caller lends to the engine, which makes none of its own. Results do not depend
 * on how many there are.
 */
public interface Workers {
  /** The caller's own thread and no other. */
  Workers ALONE =
      new Workers() {
        @Override
        public int count() {
          return 1;
        }

        @Override
        public void run(Task task) {
          task.run(0);
        }
      };

  /**
   * The caller's own thread and {@code count - 1} of the executor's. Whoever runs waits until the
   * executor has had threads for all, so a task must not run on the same executor again.
   */
  static Workers on(Executor executor, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count is %d. Maybe 1.".formatted(count));
    }
    return count == 1 ? ALONE : new SeveralWorkers(executor, count);
  }

  /** How many tasks run at the same time, at least 1. */
  int count();

  /**
   * Runs the task once for each worker 0 to {@link #count} - 1, and returns when all have ended;
   * what one of them throws is thrown. What the tasks wrote is visible to the caller afterwards.
   */
  void run(Task task);

  /** What a worker does. */
  @FunctionalInterface
  interface Task {
    void run(int worker);
  }
}
