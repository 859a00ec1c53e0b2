package fangkong.server.assessments;

import fangkong.server.accounts.Scope;
import fangkong.server.evidence.FactsAccepted;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at people again, in the background: those whom new facts concern, and those for whom time
 * has passed. One batch is one transaction, so that being killed at any point loses nothing and
 * does nothing twice.
 */
@Component
class Assessor implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Assessor.class);
  private static final long IDLE_MILLIS = 500;
  private static final long RETRY_MILLIS = 1_000;

  private final Assessments assessments;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final int batch;
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Thread thread;

  Assessor(
      Assessments assessments,
      Clock clock,
      PlatformTransactionManager transactions,
      @Value("${fangkong.assessor.batch:1000}") int batch) {
    this.assessments = assessments;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.batch = batch;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  public void wake(FactsAccepted accepted) {
    work.release();
  }

  @Override
  public void start() {
    Thread worker =
        Thread.ofPlatform()
            .name("assessor")
            .daemon()
            .unstarted(() -> Scope.runEverywhere(this::loop));
    thread = worker;
    worker.start();
  }

  private void loop() {
    while (thread == Thread.currentThread()) {
      try {
        if (next() == 0) {
          work.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
          work.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (DataAccessException | TransactionException e) {
        log.warn("Standings wait for the database: {}", e.getClass().getSimpleName());
        pause();
      } catch (RuntimeException e) {
        log.error("A batch of standings could not be derived", e);
        pause();
      }
    }
  }

  /** Derives one batch; when there was nothing, marks those for whom time has passed. */
  private int next() {
    Integer done = transaction.execute(_ -> assessments.deriveNext(batch, clock.instant()));
    if (done != null && done > 0) {
      return done;
    }
    Integer marked = transaction.execute(_ -> assessments.markChanging(clock.instant()));
    return marked == null ? 0 : marked;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
