package fangkong.server.interop;

import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.background.Worker;
import fangkong.server.problems.Failures;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes pushed lists and results from Kafka, each message once: how far a topic was taken is kept
 * in the database and moves on in the transaction that takes a message. What is refused goes to a
 * topic of its own with its problem, and the next one is taken. After a failure everything begins
 * anew from the database, as after a crash.
 */
class Inbox implements SmartLifecycle {

  /** Where messages come from and go to, and under which account they are taken. */
  record Route(String account, String lists, String results, String refused) {}

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);
  private static final Duration WAIT = Duration.ofMillis(500);

  private final Route route;
  private final Accounts accounts;
  private final Deliveries deliveries;
  private final JdbcTaken taken;
  private final Refusals refusals;
  private final Map<String, Object> settings;
  private final TransactionTemplate transaction;
  private final Worker worker = new Worker("inbox", Worker.Rests.SHORT, this::takeNext, this::end);
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  Inbox(
      Route route,
      Accounts accounts,
      Deliveries deliveries,
      JdbcTaken taken,
      Refusals refusals,
      Map<String, Object> settings,
      PlatformTransactionManager transactions) {
    this.route = route;
    this.accounts = accounts;
    this.deliveries = deliveries;
    this.taken = taken;
    this.refusals = refusals;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Waits in Kafka, not here: there is always something to do. */
  private boolean takeNext() {
    SignedIn sender =
        accounts
            .findSender(route.account())
            .orElseThrow(() ->
                new IllegalStateException(
                    "FANGKONG_KAFKA_ACCOUNT=%s is no account. Maybe make it, or name another"
                        .formatted(route.account())));
    try {
      for (ConsumerRecord<byte[], byte[]> message : open().poll(WAIT)) {
        Scope.runAs(sender, () -> take(message, sender));
      }
      return true;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private KafkaConsumer<byte[], byte[]> open() {
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open == null) {
      open = new KafkaConsumer<>(settings);
      consumer = open;
      open.subscribe(List.of(route.lists(), route.results()), new FromDatabase(open));
    }
    return open;
  }

  private void close() {
    KafkaConsumer<byte[], byte[]> open = consumer;
    consumer = null;
    if (open != null) {
      open.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
  }

  private void end() {
    close();
    refusals.close();
  }

  private final class FromDatabase implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> of;

    FromDatabase(KafkaConsumer<byte[], byte[]> of) {
      this.of = of;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> parts) {
      for (TopicPartition part : parts) {
        long from =
            Objects.requireNonNull(
                transaction.execute(_ -> taken.next(part.topic(), part.partition())));
        next.put(part, from);
        of.seek(part, from);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> parts) {
      parts.forEach(next::remove);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message, SignedIn sender) {
    List<Problem> problems = problems(message, sender);
    if (!problems.isEmpty()) {
      // Killed in between, it is sent again with the same place.
      refusals.send(route.refused(), message, problems);
      transaction.executeWithoutResult(_ -> moveOn(message));
    }
    next.put(part(message), message.offset() + 1);
  }

  private List<Problem> problems(ConsumerRecord<byte[], byte[]> message, SignedIn sender) {
    try {
      return Objects.requireNonNull(
          transaction.execute(status -> {
            moveOn(message);
            List<Problem> problems =
                message.topic().equals(route.lists())
                    ? deliveries.takeList(message, sender)
                    : deliveries.takeResults(message, sender);
            if (!problems.isEmpty()) {
              status.setRollbackOnly();
            }
            return problems;
          }));
    } catch (Refused e) {
      if (e.problems().getFirst().code().status().is5xxServerError()) {
        throw e;
      }
      return e.problems();
    } catch (Overtaken e) {
      throw e;
    } catch (RuntimeException e) {
      ProblemCode code = Failures.codeOf(e);
      if (code == ProblemCode.DATABASE_DOWN) {
        throw e;
      }
      log.error("A message of {} cannot be taken", message.topic(), e);
      return List.of(Problem.of(code));
    }
  }

  private void moveOn(ConsumerRecord<byte[], byte[]> message) {
    long from = Objects.requireNonNull(next.get(part(message)));
    if (!taken.moveOn(message.topic(), message.partition(), from, message.offset() + 1)) {
      throw new Overtaken(part(message));
    }
  }

  private static TopicPartition part(ConsumerRecord<byte[], byte[]> message) {
    return new TopicPartition(message.topic(), message.partition());
  }

  /** Another server has taken what this one was about to take. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(TopicPartition part) {
      super("another server takes " + part);
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
