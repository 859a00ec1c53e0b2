package fangkong.server.assessments;

import fangkong.server.problems.AtOnce;
import fangkong.server.problems.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The last few answers to costly questions, for some minutes, of which one is worked out at a time:
 * others wait their turn, and are refused when there are too many of them or the wait is too long.
 * An answer is found under its key alone, so that whoever may not have it must not be able to ask
 * by that key. Thread-safe.
 */
final class LastAnswers<K, V> {

  static final int MOST_KEPT = 4;
  static final Duration KEPT = Duration.ofMinutes(5);

  private record Answer<V>(V value, Instant since) {}

  private final Clock clock;
  private final AtOnce turn;

  /** The one that was worked out longest ago comes first. */
  private final LinkedHashMap<K, Answer<V>> kept = new LinkedHashMap<>();

  LastAnswers(ProblemCode busy, Duration longestWait, Clock clock) {
    this.clock = clock;
    this.turn = new AtOnce(busy, 1, longestWait);
  }

  /** The answer as it is kept, else worked out and kept. */
  V find(K key, Supplier<V> work) {
    return find(key).orElseGet(() -> inTurn(() -> find(key).orElseGet(() -> keep(key, work))));
  }

  /** The answer worked out anew, and kept. */
  V workOut(K key, Supplier<V> work) {
    return inTurn(() -> keep(key, work));
  }

  /** Works out in turn what is not kept. */
  <T> T inTurn(Supplier<T> work) {
    return turn.call(work);
  }

  private V keep(K key, Supplier<V> work) {
    V value = work.get();
    synchronized (kept) {
      kept.putLast(key, new Answer<>(value, clock.instant()));
      if (kept.size() > MOST_KEPT) {
        kept.pollFirstEntry();
      }
    }
    return value;
  }

  private Optional<V> find(K key) {
    Instant oldest = clock.instant().minus(KEPT);
    synchronized (kept) {
      kept.values().removeIf(answer -> answer.since().isBefore(oldest));
      return Optional.ofNullable(kept.get(key)).map(Answer::value);
    }
  }
}
