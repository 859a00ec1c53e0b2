package fangkong.server.reports.web;

import fangkong.judgement.standings.StandingsDerived;
import fangkong.server.evidence.FactsAccepted;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells pages that something changed, never what: whoever wants to know asks again, under their own
 * scope. What this server commits between two beats is one event. Of what another server derives
 * nothing is heard; a tick comes all the same, and pages ask again then.
 *
 * <p>Each client is written to by a thread of its own, so that a slow one holds up nobody. It stops
 * before the web server does: an open stream would keep that from ending.
 */
@Component
class EventStream implements SmartLifecycle {

  private static final long BEAT_SECONDS = 2;
  private static final long BEATS_A_TICK = 5;

  /** After which a client has to come again, and is asked anew who it is. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** More than one browser opens to one server, so that no page takes the stream of another. */
  static final int MOST_OF_AN_ACCOUNT = 8;

  /** When it was, by the clock of the server. */
  record Told(Instant at) {}

  private static final class Client {
    private final UUID account;
    private final long number;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean behind = new AtomicBoolean();

    Client(UUID account, long number) {
      this.account = account;
      this.number = number;
    }
  }

  private final Clock clock;
  private final int most;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong opened = new AtomicLong();
  private final AtomicBoolean changed = new AtomicBoolean();
  private volatile @Nullable ScheduledExecutorService beats;
  private long beat;

  EventStream(Clock clock, @Value("${fangkong.events.clients:500}") int most) {
    this.clock = clock;
    this.most = most;
  }

  /**
   * A stream that begins with a tick; refused while too many are open. An account that has its
   * share already loses the oldest one.
   */
  SseEmitter open(UUID account) {
    Client client = new Client(account, opened.incrementAndGet());
    SseEmitter emitter = client.emitter;
    if (!isRunning()) {
      emitter.complete();
      return emitter;
    }
    clients.add(client);
    closeOldest(account);
    if (clients.size() > most) {
      clients.remove(client);
      throw Refused.because(ProblemCode.TOO_MANY_WATCHING);
    }
    emitter.onCompletion(() -> clients.remove(client));
    emitter.onError(_ -> clients.remove(client));
    emitter.onTimeout(emitter::complete);
    send(client, "tick");
    return emitter;
  }

  private void closeOldest(UUID account) {
    List<Client> beyond =
        clients.stream()
            .filter(client -> client.account.equals(account))
            .sorted(Comparator.comparingLong((Client client) -> client.number).reversed())
            .skip(MOST_OF_AN_ACCOUNT)
            .toList();
    for (Client client : beyond) {
      clients.remove(client);
      client.emitter.complete();
    }
  }

  int countClients() {
    return clients.size();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  public void hear(StandingsDerived derived) {
    changed.set(true);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  public void hear(FactsAccepted accepted) {
    changed.set(true);
  }

  private void beat() {
    boolean tick = ++beat % BEATS_A_TICK == 0;
    boolean something = changed.getAndSet(false);
    for (Client client : clients) {
      if (something) {
        client.behind.set(true);
      }
      if ((tick || client.behind.get()) && client.busy.compareAndSet(false, true)) {
        String event = client.behind.getAndSet(false) ? "changed" : "tick";
        Thread.startVirtualThread(() -> send(client, event));
      }
    }
  }

  /** A client that is gone shows in the sending; the container then ends its request. */
  private void send(Client client, String event) {
    try {
      client.emitter.send(
          SseEmitter.event()
              .name(event)
              .data(new Told(clock.instant()), MediaType.APPLICATION_JSON));
    } catch (IOException | IllegalStateException e) {
      clients.remove(client);
    } finally {
      client.busy.set(false);
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("events").daemon().factory());
    var _ = executor.scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    beats = executor;
  }

  @Override
  public void stop() {
    ScheduledExecutorService executor = beats;
    beats = null;
    if (executor != null) {
      executor.shutdownNow();
    }
    for (Client client : clients) {
      client.emitter.complete();
    }
    clients.clear();
  }

  @Override
  public boolean isRunning() {
    return beats != null;
  }
}
