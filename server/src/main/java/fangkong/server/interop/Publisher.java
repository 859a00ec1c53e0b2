package fangkong.server.interop;

import fangkong.judgement.evidence.LoggedFact;
import fangkong.server.accounts.Scope;
import fangkong.server.background.Worker;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.FactsAccepted;
import fangkong.server.evidence.Publication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes every fact once it is stored. The transaction that stores facts writes their ids to the
 * outbox; one server at a time takes the next of them, sends them in order, and deletes them when
 * all are acknowledged. Killed in between it sends them again: whoever reads tells repeats by the
 * id.
 */
class Publisher implements SmartLifecycle, Publication {

  private static final int BATCH = 500;

  private final JdbcOutbox outbox;
  private final Facts facts;
  private final Outlet outlet;
  private final String topic;
  private final TransactionTemplate transaction;
  private final Worker worker;

  Publisher(
      JdbcOutbox outbox,
      Facts facts,
      Outlet outlet,
      String topic,
      PlatformTransactionManager transactions) {
    this.outbox = outbox;
    this.facts = facts;
    this.outlet = outlet;
    this.topic = topic;
    this.transaction = new TransactionTemplate(transactions);
    this.worker =
        new Worker(
            "publisher",
            Worker.Rests.SHORT,
            () -> Scope.callEverywhere(this::publishNext),
            outlet::close);
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(FactsAccepted accepted) {
    outbox.put(accepted.facts());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  public void wake(FactsAccepted accepted) {
    worker.wake();
  }

  /**
   * The lock is one of the transaction, and nothing is written before the end: as long as Kafka is
   * waited for, the transaction has no number that others would have to wait for.
   */
  private boolean publishNext() {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          List<JdbcOutbox.Waiting> next =
              outbox.tryToBeAlone() ? outbox.listNext(BATCH) : List.of();
          if (next.isEmpty()) {
            return false;
          }
          Map<UUID, LoggedFact> read = new HashMap<>();
          facts
              .listLogged(next.stream().map(JdbcOutbox.Waiting::fact).toList())
              .forEach(logged -> read.put(logged.fact().id(), logged));
          outlet.send(
              next.stream()
                  .map(waiting -> Objects.requireNonNull(read.get(waiting.fact())))
                  .map(logged -> EvidenceEvents.write(topic, logged))
                  .toList());
          outbox.delete(next);
          return true;
        }));
  }

  @Override
  public long countWaiting() {
    return outbox.count();
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
