package fangkong.server.assessments;

import fangkong.server.accounts.Scope;
import fangkong.server.background.Worker;
import fangkong.server.evidence.FactsAccepted;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at people again, in the background: those whom new facts concern, and those for whom time
 * has passed. One batch is one transaction, so that being killed at any point loses nothing and
 * does nothing twice.
 */
@Component
class Assessor implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Assessor.class);
  private static final long RETRY_MILLIS = 1_000;

  private final Assessments assessments;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final int batch;
  private final Worker worker =
      new Worker("assessor", Worker.Rests.SHORT, () -> Scope.callEverywhere(this::step), () -> {});
  private boolean begun;

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
    if (!accepted.people().isEmpty()) {
      worker.wake();
    }
  }

  private boolean step() {
    try {
      return next() > 0;
    } catch (RuntimeException e) {
      if (isDatabaseAway(e)) {
        log.warn("Standings wait for the database: {}", e.getClass().getSimpleName());
      } else {
        log.error("Standings cannot be derived", e);
      }
      pause();
      return true;
    }
  }

  private static boolean isDatabaseAway(RuntimeException e) {
    return e instanceof TransientDataAccessException
        || e instanceof DataAccessResourceFailureException
        || e instanceof TransactionException;
  }

  /** Derives one batch and one person who was set aside; else marks those for whom time passed. */
  private int next() {
    if (!begun) {
      transaction.executeWithoutResult(_ -> assessments.tryAllAgain());
      begun = true;
    }
    int done = deriveNext() + deriveAlone();
    return done > 0 ? done : count(_ -> assessments.markChanging(clock.instant()));
  }

  private int deriveNext() {
    try {
      return count(_ -> assessments.deriveNext(batch, clock.instant()));
    } catch (RuntimeException e) {
      if (isDatabaseAway(e)) {
        throw e;
      }
      log.warn("A batch of standings cannot be derived, each is tried alone: {}", e.toString());
      transaction.executeWithoutResult(_ -> assessments.setAsideNext(batch));
      return 1;
    }
  }

  private int deriveAlone() {
    JdbcStandings.SetAside aside =
        transaction.execute(_ -> assessments.findSetAside().orElse(null));
    if (aside == null) {
      return 0;
    }
    try {
      transaction.executeWithoutResult(_ -> assessments.deriveAlone(aside, clock.instant()));
    } catch (RuntimeException e) {
      if (isDatabaseAway(e)) {
        throw e;
      }
      log.error("The standing of {} cannot be derived and stays as it is", aside.person(), e);
      transaction.executeWithoutResult(_ -> assessments.giveUp(aside.person()));
    }
    return 1;
  }

  private int count(TransactionCallback<Integer> action) {
    Integer counted = transaction.execute(action);
    return counted == null ? 0 : counted;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    worker.start();
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
