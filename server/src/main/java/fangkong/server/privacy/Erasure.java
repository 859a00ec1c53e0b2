package fangkong.server.privacy;

import fangkong.server.accounts.Scope;
import fangkong.server.evidence.CheckInsErased;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what is over its time, once each day, in the background and in batches of one transaction
 * each: being killed at any point loses nothing. What may go is decided by the database, which
 * knows the time as well. In a synthetic installation, which plays days long past, only where that
 * is asked for.
 */
@Component
class Erasure implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Erasure.class);
  private static final long IDLE_MILLIS = 1_000;
  private static final long RETRY_MILLIS = 10_000;
  private static final int BATCH = 5_000;
  private static final int LEAST_DAYS = 14;
  private static final int MOST_DAYS = 28;

  private static final List<RetentionClass> ERASED =
      Stream.of(RetentionClass.values()).filter(kind -> kind != RetentionClass.CASE_FILE).toList();

  private final JdbcRetention jdbc;
  private final Clock clock;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final int checkInDays;
  private final boolean on;
  private @Nullable LocalDate done;
  private volatile @Nullable Thread thread;

  Erasure(
      JdbcRetention jdbc,
      Clock clock,
      ZoneId zone,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      @Value("${fangkong.privacy.check-in-days:14}") int checkInDays,
      @Value("${fangkong.synthetic:false}") boolean synthetic,
      @Value("${fangkong.privacy.erase:false}") boolean wanted) {
    if (checkInDays < LEAST_DAYS || checkInDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "fangkong.privacy.check-in-days is %d. Maybe 14; 28 is the most.".formatted(checkInDays));
    }
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.checkInDays = checkInDays;
    this.on = !synthetic || wanted;
  }

  private void loop() {
    while (thread == Thread.currentThread()) {
      long rest = IDLE_MILLIS;
      try {
        runOnceADay();
      } catch (RuntimeException e) {
        log.warn("What is over its time is not erased yet: {}", e.toString());
        rest = RETRY_MILLIS;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(rest);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void runOnceADay() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate today = now.atZone(zone).toLocalDate();
    if (today.equals(done)) {
      return;
    }
    transaction.executeWithoutResult(_ -> jdbc.setDays(RetentionClass.CHECK_IN, checkInDays));
    boolean ranToday =
        Objects.requireNonNull(transaction.execute(_ -> jdbc.findLastRun()))
            .filter(last -> last.atZone(zone).toLocalDate().equals(today))
            .isPresent();
    if (ranToday || run(now)) {
      done = today;
    }
  }

  /** Looks through every class; false where another server does. */
  private boolean run(Instant now) {
    for (RetentionClass kind : ERASED) {
      if (!run(kind, now)) {
        return false;
      }
    }
    return true;
  }

  private boolean run(RetentionClass kind, Instant now) {
    long erased = 0;
    JdbcRetention.@Nullable Place after = JdbcRetention.Place.FIRST;
    while (after != null) {
      JdbcRetention.Place from = after;
      JdbcRetention.Batch batch =
          transaction.execute(
              _ -> jdbc.tryToBeAlone() ? jdbc.erase(kind, now, now, from, BATCH) : null);
      if (batch == null || thread != Thread.currentThread()) {
        return false;
      }
      erased += batch.erased();
      after = batch.lookedAt() < BATCH ? null : batch.last();
    }
    if (erased > 0) {
      log.info("{} of {} were over their time and are erased", erased, kind);
      if (kind == RetentionClass.CHECK_IN) {
        events.publishEvent(new CheckInsErased(erased));
      }
    }
    return true;
  }

  @Override
  public void start() {
    if (on) {
      Thread worker =
          Thread.ofPlatform()
              .name("erasure")
              .daemon()
              .unstarted(() -> Scope.runEverywhere(this::loop));
      thread = worker;
      worker.start();
    }
  }

  @Override
  public void stop() {
    Thread worker = thread;
    thread = null;
    if (worker != null) {
      worker.interrupt();
      try {
        worker.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
