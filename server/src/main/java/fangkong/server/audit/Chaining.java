package fangkong.server.audit;

import fangkong.server.database.Bytes;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives acts their place in the chain, many at a time: what waits in the database because it was
 * written with what it records, and what somebody waits for here. One thread, on a connection that
 * no request waits for; servers on one database take turns.
 */
final class Chaining implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Chaining.class);
  private static final int MOST = 2_000;
  private static final int YEARS = 100;
  private static final int PHASE = 0;
  private static final long REST_MILLIS = 1_000;
  private static final long PATIENCE_SECONDS = 10;

  /** An act that somebody waits for; none where somebody only says that there is work. */
  private record Waiting(@Nullable Act act, CompletableFuture<Void> chained) {}

  private final JdbcAudit jdbc;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private final Clock clock;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private volatile @Nullable Thread thread;

  Chaining(JdbcAudit jdbc, TransactionTemplate transaction, Heads heads, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.heads = heads;
    this.clock = clock;
  }

  /** Comes back once the act is stored in the chain. */
  void append(Act act) {
    CompletableFuture<Void> chained = new CompletableFuture<>();
    queue.add(new Waiting(act, chained));
    try {
      chained.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataAccessResourceFailureException("interrupted before it was recorded", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new DataAccessResourceFailureException("what is shown could not be recorded", e);
    }
  }

  /** Something was committed that waits for its place. */
  void wake() {
    queue.add(new Waiting(null, new CompletableFuture<>()));
  }

  private void loop() {
    while (thread == Thread.currentThread()) {
      List<Waiting> waiting = new ArrayList<>();
      try {
        Waiting first = queue.poll(REST_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          waiting.add(first);
          queue.drainTo(waiting, MOST);
        }
        chain(waiting);
        waiting.forEach(each -> each.chained.complete(null));
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (waiting.stream().anyMatch(each -> each.act != null)) {
          log.warn("acts could not be recorded: {}", e.toString());
        }
        waiting.forEach(each -> each.chained.completeExceptionally(e));
      }
    }
  }

  private void chain(List<Waiting> waiting) {
    List<Act> acts = waiting.stream().map(Waiting::act).filter(Objects::nonNull).toList();
    Optional<Chained> chained = chainNext(acts);
    while (chained.isPresent()) {
      // After the commit: a head that speaks of what is not there would say that it was cut off.
      heads.append(chained.get().head, chained.get().signature);
      chained = chained.get().more ? chainNext(List.of()) : Optional.empty();
    }
  }

  /** The head that a transaction left, and whether more may wait. */
  private record Chained(Head head, Bytes signature, boolean more) {}

  private Optional<Chained> chainNext(List<Act> acts) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          jdbc.beAlone();
          List<JdbcAudit.Pending> pending = jdbc.listPending(MOST);
          List<Act> all =
              Stream.concat(pending.stream().map(JdbcAudit.Pending::act), acts.stream()).toList();
          if (all.isEmpty()) {
            return Optional.empty();
          }
          Head head = insert(all);
          jdbc.deletePending(pending);
          Bytes signature = heads.sign(head);
          jdbc.putHead(head, signature);
          return Optional.of(new Chained(head, signature, pending.size() == MOST));
        }));
  }

  private Head insert(List<Act> acts) {
    Head head = headOfThisMonth();
    Chain chain = new Chain();
    List<Entry> entries = new ArrayList<>();
    for (Act act : acts) {
      long number = head.number() + 1;
      Bytes hash = chain.hash(head.hash(), head.month(), number, act);
      head = new Head(head.month(), head.before(), number, hash);
      entries.add(new Entry(head.month(), number, act, hash));
    }
    jdbc.insert(entries);
    return head;
  }

  /** The month goes forward alone, whatever the clock does. */
  private Head headOfThisMonth() {
    YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    int month = now.getYear() * YEARS + now.getMonthValue();
    Head last = jdbc.findLastHead().orElse(new Head(0, Chain.START, 0, Chain.START));
    return last.month() >= month ? last : new Head(month, last.hash(), 0, last.hash());
  }

  @Override
  public void start() {
    Thread chaining = Thread.ofPlatform().name("audit").daemon().unstarted(this::loop);
    thread = chaining;
    chaining.start();
  }

  @Override
  public void stop() {
    Thread chaining = thread;
    thread = null;
    if (chaining != null) {
      wake();
      try {
        chaining.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Begins before requests are taken, and ends when none is answered any more. */
  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
