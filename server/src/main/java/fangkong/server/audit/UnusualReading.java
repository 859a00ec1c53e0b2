package fangkong.server.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.background.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts every few minutes how many different people each account saw in the last hour and the last
 * day, and raises an alert where they are many: once for each account, rule and span of time. What
 * counts is what the log has: rows that were opened, numbers that were shown, lists that were taken
 * out.
 */
final class UnusualReading implements SmartLifecycle {

  /** Who saw nobody for as long was counted before. */
  private static final Duration LATELY = Duration.ofMinutes(30);

  private final JdbcAlerts jdbc;
  private final TransactionTemplate transaction;
  private final ReadingLimits limits;
  private final ObjectProvider<OwnWork> work;
  private final Clock clock;
  private final Worker worker;

  UnusualReading(
      JdbcAlerts jdbc,
      TransactionTemplate transaction,
      ReadingLimits limits,
      ObjectProvider<OwnWork> work,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.limits = limits;
    this.work = work;
    this.clock = clock;
    this.worker =
        new Worker(
            "reading", new Worker.Rests(limits.every(), limits.every()), this::look, () -> {});
  }

  private boolean look() {
    look(clock.instant().truncatedTo(ChronoUnit.MICROS));
    return false;
  }

  /** Raises what has to be raised as of now. */
  void look(Instant now) {
    transaction.executeWithoutResult(_ -> {
      jdbc.beAlone();
      for (Alert.Span span : Alert.Span.values()) {
        int fewest =
            Math.min(limits.of(Alert.Rule.OUTSIDE, span), limits.of(Alert.Rule.ANYBODY, span));
        List<JdbcAlerts.Reader> readers =
            jdbc.listReaders(span.begin(now), now, now.minus(LATELY), limits.exempt(), fewest);
        readers.forEach(reader -> judge(reader, span, now));
      }
    });
  }

  private void judge(JdbcAlerts.Reader reader, Alert.Span span, Instant now) {
    raise(reader, Alert.Rule.ANYBODY, span, reader.people().size(), now);
    if (!jdbc.isRaised(reader.account(), Alert.Rule.OUTSIDE, span, span.begin(now))) {
      int outside = work.getObject().listOutside(reader.account(), reader.people()).size();
      raise(reader, Alert.Rule.OUTSIDE, span, outside, now);
    }
  }

  private void raise(
      JdbcAlerts.Reader reader, Alert.Rule rule, Alert.Span span, int counted, Instant now) {
    int threshold = limits.of(rule, span);
    if (counted > threshold && !jdbc.isRaised(reader.account(), rule, span, span.begin(now))) {
      jdbc.insert(
          new Alert(
              UuidCreator.getTimeOrderedEpoch(),
              reader.account(),
              reader.role(),
              reader.region(),
              rule,
              span,
              threshold,
              counted,
              span.begin(now),
              now,
              null));
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
