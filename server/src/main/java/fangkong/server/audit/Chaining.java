package fangkong.server.audit;

import fangkong.server.database.Bytes;
import java.security.SecureRandom;
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

  /**
   * What was written is stored, and nobody waits for its place: it gets it once nothing came for so
   * long, or so much came, together with what else was written.
   */
  private static final long GATHER_MILLIS = 50;

  private static final int GATHERED = 32;
  private static final long PATIENCE_SECONDS = 10;
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** An act that somebody waits for; none where somebody only says that there is work. */
  private record Waiting(@Nullable Act act, CompletableFuture<Void> chained) {}

  private final JdbcAudit jdbc;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private final Clock clock;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private volatile @Nullable Thread thread;

  /** How much came since something was written that is not chained yet, with that. */
  private int gathered;

  /** Where the chain ended when this server last had its turn, kept apart as well. */
  private @Nullable Head last;

  Chaining(JdbcAudit jdbc, TransactionTemplate transaction, Heads heads, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.heads = heads;
    this.clock = clock;
  }

  /** Comes back once the act is stored in the chain. */
  void append(Act act) {
    await(begin(act));
  }

  /** Has the act stored in the chain, and says when it is. */
  CompletableFuture<Void> begin(Act act) {
    CompletableFuture<Void> chained = new CompletableFuture<>();
    queue.add(new Waiting(act, chained));
    return chained;
  }

  /** Comes back once it is. */
  static void await(CompletableFuture<Void> chained) {
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
        Waiting first =
            queue.poll(gathered == 0 ? REST_MILLIS : GATHER_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          waiting.add(first);
          queue.drainTo(waiting, MOST);
        }
        chain(waiting);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (waiting.stream().anyMatch(each -> each.act != null)) {
          log.warn("acts, or the head they leave, could not be kept: {}", e.toString());
        }
        waiting.forEach(each -> each.chained.completeExceptionally(e));
      }
    }
  }

  private void chain(List<Waiting> waiting) {
    List<Act> acts = waiting.stream().map(Waiting::act).filter(Objects::nonNull).toList();
    gathered += gathered > 0 || acts.size() < waiting.size() ? waiting.size() : 0;
    boolean isDue = waiting.isEmpty() || gathered >= GATHERED;
    Optional<Chained> appended = acts.isEmpty() ? Optional.empty() : append(acts);
    appended.ifPresent(chained -> keep(chained, waiting));
    if (!isDue && (appended.isPresent() || acts.isEmpty())) {
      return;
    }
    gathered = 0;
    Chained chained = chainNext(appended.isPresent() ? List.of() : acts);
    keep(chained, waiting);
    while (chained.more) {
      chained = chainNext(List.of());
      keep(chained, List.of());
    }
  }

  /** The head that a transaction left, and whether more may wait in the database. */
  private record Chained(Optional<SignedHead> head, boolean more) {}

  /**
   * A head is kept apart after its commit: one that speaks of what is not there would say that it
   * was cut off. Nobody waits for that; where it failed, or the server was killed in between, it is
   * kept before anything more is chained, or nothing is.
   */
  private void keep(Chained chained, List<Waiting> stored) {
    stored.forEach(each -> each.chained.complete(null));
    last = null;
    chained.head.ifPresent(head -> {
      heads.keep(head);
      last = head.head();
    });
  }

  /**
   * In one statement where nobody else chained since this server did: most of those who look wait
   * for nothing but this. Empty where somebody did.
   */
  private Optional<Chained> append(List<Act> acts) {
    Head after = last;
    last = null;
    if (after == null) {
      return Optional.empty();
    }
    Links links = link(Optional.of(after), acts);
    return jdbc.append(after, links.entries, links.head)
        ? Optional.of(new Chained(Optional.of(links.head), false))
        : Optional.empty();
  }

  private Chained chainNext(List<Act> acts) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          JdbcAudit.State state = jdbc.takeTurn(MOST);
          state.head().ifPresent(heads::keep);
          List<Act> all =
              Stream.concat(state.pending().stream().map(JdbcAudit.Pending::act), acts.stream())
                  .toList();
          if (all.isEmpty()) {
            return new Chained(state.head(), false);
          }
          Links links = link(state.head().map(SignedHead::head), all);
          jdbc.insert(links.entries, links.head, state.pending());
          return new Chained(Optional.of(links.head), state.pending().size() == MOST);
        }));
  }

  /** Acts in their places, and the head that they leave. */
  private record Links(List<Entry> entries, SignedHead head) {}

  private Links link(Optional<Head> after, List<Act> acts) {
    Head head = headOfThisMonth(after);
    Chain chain = new Chain();
    List<Entry> entries = new ArrayList<>();
    for (Act act : acts) {
      long number = head.number() + 1;
      Bytes salt = freshSalt();
      Entry.Names names = new Entry.Names(chain.digest(salt, act), salt);
      Bytes hash = chain.hash(head.hash(), head.month(), number, act, names.digest());
      head = new Head(head.month(), head.before(), number, hash);
      entries.add(new Entry(head.month(), number, act, names, hash));
    }
    return new Links(entries, heads.sign(head));
  }

  private static Bytes freshSalt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return Bytes.of(salt);
  }

  /** The month goes forward alone, whatever the clock does. */
  private Head headOfThisMonth(Optional<Head> stored) {
    YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    int month = now.getYear() * YEARS + now.getMonthValue();
    Head last = stored.orElse(new Head(0, Chain.START, 0, Chain.START));
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
