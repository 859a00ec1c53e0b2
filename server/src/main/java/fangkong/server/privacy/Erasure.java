package fangkong.server.privacy;

import fangkong.server.accounts.Scope;
import fangkong.server.background.Worker;
import fangkong.server.evidence.CheckInsErased;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
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
  private static final Worker.Rests RESTS =
      new Worker.Rests(Duration.ofSeconds(1), Duration.ofSeconds(10));
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
  private final Worker worker =
      new Worker("erasure", RESTS, () -> Scope.callEverywhere(this::runOnceADay), () -> {});

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

  /** Nothing more is to be done until the next day, whatever came of it. */
  private boolean runOnceADay() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate today = now.atZone(zone).toLocalDate();
    if (today.equals(done)) {
      return false;
    }
    transaction.executeWithoutResult(_ -> jdbc.setDays(RetentionClass.CHECK_IN, checkInDays));
    boolean ranToday =
        Objects.requireNonNull(transaction.execute(_ -> jdbc.findLastRun()))
            .filter(last -> last.atZone(zone).toLocalDate().equals(today))
            .isPresent();
    if (ranToday || run(now)) {
      done = today;
    }
    return false;
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
      if (batch == null || !worker.isRunning()) {
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
      worker.start();
    }
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
