package fangkong.server.audit;

import fangkong.server.database.Bytes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores acts that somebody waits for, and gives them and what was written their place in the
 * chain, many at a time. One thread, on a connection that no request waits for; servers on one
 * database take turns.
 */
final class Chaining implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Chaining.class);
  private static final int MOST = 2_000;
  private static final int YEARS = 100;
  private static final int PHASE = 0;
  private static final long REST_MILLIS = 1_000;

  /**
   * What is stored waits for its place, and nobody for that: it gets it once nothing came for so
   * long, or so much came.
   */
  private static final long GATHER_MILLIS = 50;

  private static final int GATHERED = 32;
  private static final long PATIENCE_SECONDS = 10;
  private static final int SALT_BYTES = 16;
  private static final Head NO_HEAD = new Head(0, Chain.START, 0, Chain.START);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** An act that somebody waits for; none where somebody only says that there is work. */
  private record Waiting(@Nullable Act act, CompletableFuture<Void> stored) {}

  private final JdbcAudit jdbc;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private final Clock clock;
  private final boolean verifies;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private volatile @Nullable Thread thread;

  /** How much came since the chain was last brought up to date. */
  private int gathered;

  /** The chain does not go on yet, or could not; until it does, nothing more is stored. */
  private boolean isStuck = true;

  /** It is in the log of the server that the chain does not go on. */
  private boolean isSaid;

  /** What this server stored, until it is seen on its way into the chain. */
  private final Set<Act> kept = new HashSet<>();

  /** Up to where the chain has all that this server stored; null before it was looked at. */
  private @Nullable Head checked;

  /** {@code verifies} where the log is looked at and has to stay as it is. */
  Chaining(
      JdbcAudit jdbc, TransactionTemplate transaction, Heads heads, Clock clock, boolean verifies) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.heads = heads;
    this.clock = clock;
    this.verifies = verifies;
  }

  /** Comes back once the act is stored. */
  void store(Act act) {
    await(begin(act));
  }

  /** Has the act stored, and says when it is. */
  CompletableFuture<Void> begin(Act act) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    queue.add(new Waiting(act, stored));
    return stored;
  }

  /** Comes back once it is. */
  static void await(CompletableFuture<Void> stored) {
    try {
      stored.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataAccessResourceFailureException("interrupted before it was recorded", e);
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // Nobody is shown it any more: it need not be recorded either.
      stored.cancel(false);
      throw new DataAccessResourceFailureException("what is shown could not be recorded", e);
    }
  }

  /** Something was committed that waits for its place. */
  void wake() {
    queue.add(new Waiting(null, new CompletableFuture<>()));
  }

  private void loop() {
    do {
      List<Waiting> waiting = new ArrayList<>();
      try {
        Waiting first = queue.poll(patience(), TimeUnit.MILLISECONDS);
        if (first != null) {
          waiting.add(first);
          queue.drainTo(waiting, MOST);
        }
        take(waiting);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        if (!isSaid || waiting.stream().anyMatch(each -> each.act != null)) {
          isSaid = true;
          log.warn("acts, or the head they leave, could not be kept: {}", e.toString());
        }
        waiting.forEach(each -> each.stored.completeExceptionally(e));
      }
    } while (thread == Thread.currentThread() || !queue.isEmpty() || gathered > 0);
  }

  private long patience() {
    return gathered == 0 ? REST_MILLIS : gathered >= GATHERED ? 0 : GATHER_MILLIS;
  }

  private void take(List<Waiting> waiting) {
    if (isStuck) {
      chain();
    }
    if (isStuck) {
      throw new DataIntegrityViolationException(
          "what is stored in audit.pending is removed or changed there again and again. Maybe look for triggers");
    }
    List<Act> acts =
        waiting.stream()
            .filter(each -> !each.stored.isDone())
            .map(Waiting::act)
            .filter(Objects::nonNull)
            .toList();
    if (!acts.isEmpty()) {
      jdbc.put(acts);
      kept.addAll(acts);
    }
    waiting.forEach(each -> each.stored.complete(null));
    gathered += waiting.size();
    if (waiting.isEmpty() || gathered >= GATHERED || thread != Thread.currentThread()) {
      chain();
    }
  }

  /** Chains the next that are stored; where more are, they are next. */
  private void chain() {
    isStuck = true;
    gathered = 0;
    Chained chained = chainNext();
    isStuck = !chained.gone.isEmpty();
    isSaid = isStuck;
    gathered = isStuck ? 1 : chained.all ? 0 : GATHERED;
  }

  /**
   * What a transaction left.
   *
   * @param all whether all that waited was seen
   * @param gone what this server stored and was neither waiting nor chained; it is stored again
   */
  private record Chained(Optional<SignedHead> head, boolean all, List<Act> gone) {}

  /**
   * Gives the next their places. A head is kept apart after its commit: one that speaks of what is
   * not there would say that it was cut off. Where that failed, or the server was killed in
   * between, it is kept before anything more is chained, or nothing is.
   */
  private Chained chainNext() {
    Chained chained =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              JdbcAudit.State state = jdbc.takeTurn(MOST);
              state.head().ifPresent(heads::keep);
              if (checked == null) {
                checked = state.head().map(SignedHead::head).orElse(NO_HEAD);
              }
              boolean all = state.pending().size() < MOST;
              List<Act> gone = all ? storeAgain(state.pending(), checked) : List.of();
              if (state.pending().isEmpty()) {
                return new Chained(state.head(), all, gone);
              }
              Links links = link(state.head().map(SignedHead::head), state.pending());
              jdbc.chain(links.placed, links.head);
              return new Chained(Optional.of(links.head), all, gone);
            }));
    chained.head.ifPresent(heads::keep);
    if (chained.all) {
      kept.retainAll(chained.gone);
      checked = chained.head.map(SignedHead::head).orElse(NO_HEAD);
    }
    return chained;
  }

  /**
   * What this server stored waits, or another server has chained it. Where it does neither, whoever
   * owns the database took it out of the way or made it another: it is stored again, and until it
   * is there nothing more is.
   */
  private List<Act> storeAgain(List<JdbcAudit.Pending> pending, Head checked) {
    Set<Act> gone = new LinkedHashSet<>(kept);
    pending.forEach(each -> gone.remove(each.act()));
    if (!gone.isEmpty()) {
      jdbc.listActsAfter(checked).forEach(gone::remove);
    }
    if (!gone.isEmpty()) {
      log.error(
          "{} acts were removed or changed in audit.pending before they were chained; they are stored again",
          gone.size());
      jdbc.put(List.copyOf(gone));
    }
    return List.copyOf(gone);
  }

  /** Acts in their places, and the head that they leave. */
  private record Links(List<JdbcAudit.Placed> placed, SignedHead head) {}

  private Links link(Optional<Head> after, List<JdbcAudit.Pending> pending) {
    Head head = headOfThisMonth(after);
    Chain chain = new Chain();
    List<JdbcAudit.Placed> placed = new ArrayList<>();
    for (JdbcAudit.Pending each : pending) {
      Act act = each.act();
      long number = head.number() + 1;
      Bytes salt = freshSalt();
      Entry.Names names = new Entry.Names(chain.digest(salt, act), salt);
      Bytes hash = chain.hash(head.hash(), head.month(), number, act, names.digest());
      head = new Head(head.month(), head.before(), number, hash);
      placed.add(
          new JdbcAudit.Placed(each.position(), new Entry(head.month(), number, act, names, hash)));
    }
    return new Links(placed, heads.sign(head));
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
    Head last = stored.orElse(NO_HEAD);
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
  public boolean isAutoStartup() {
    return !verifies;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
