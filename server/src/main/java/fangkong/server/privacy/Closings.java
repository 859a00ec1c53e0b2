package fangkong.server.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.people.Keys;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the event: its keys are destroyed, so that nothing that was sealed opens any more, here or
 * in a copy of the database. From the moment when a second person has confirmed it, it is finished:
 * at the next start, before any request is taken, where the server was stopped on the way. First
 * the keys, then what they sealed: the certificate is written where both are gone.
 */
@Service
public class Closings implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Closings.class);
  private static final int LONGEST_NAME = 100;
  private static final int PHASE = 1;

  private final JdbcClosings jdbc;
  private final Certificates certificates;
  private final Keys keys;
  private final Register register;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private volatile boolean running;

  Closings(
      JdbcClosings jdbc,
      Certificates certificates,
      Keys keys,
      Register register,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.certificates = certificates;
    this.keys = keys;
    this.register = register;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The event that is on. */
  public Event event() {
    return call(jdbc::event);
  }

  /** The closing that waits for a second person or is to be finished. */
  public Optional<Closing> findUndecided() {
    return call(jdbc::findUndecided);
  }

  /** How many keep the event from being closed. */
  public long countManaged() {
    return call(jdbc::countManaged);
  }

  /** Keeps a proposal; the same sent again changes nothing. */
  public Closing propose(UUID id, String said, SignedIn by) {
    requireEverything(by);
    String name = said.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
      throw Refused.because(ProblemCode.BAD_VALUE, "name", "");
    }
    refuseManaged(countManaged());
    return call(() -> {
      jdbc.propose(id, name, by.account(), now());
      return jdbc.find(id)
          .filter(kept -> kept.proposedBy().equals(by.account()) && kept.name().equals(name))
          .orElseThrow(() -> Refused.because(ProblemCode.CLOSING_PROPOSED));
    });
  }

  /** Takes a proposal back, one's own or somebody else's. */
  public void decline(UUID id, SignedIn by) {
    requireEverything(by);
    if (!call(() -> jdbc.decline(id, by.account(), now()))) {
      throw Refused.because(
          call(() -> jdbc.find(id)).isPresent()
              ? ProblemCode.PROPOSAL_DECIDED
              : ProblemCode.NOT_FOUND);
    }
  }

  /** Closes the event that somebody else proposed to close. */
  public Certificate confirm(UUID id, SignedIn by) {
    requireEverything(by);
    Closing closing =
        call(() -> jdbc.find(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (closing.proposedBy().equals(by.account())) {
      throw Refused.because(ProblemCode.OWN_PROPOSAL);
    }
    if (!call(() -> jdbc.wasThere(by.account(), id))) {
      throw Refused.because(ProblemCode.CONFIRMER_TOO_NEW);
    }
    if (closing.isOpen()) {
      refuseManaged(call(() -> jdbc.confirm(id, by.account(), now(), keys.ids())));
    } else if (!by.account().equals(closing.confirmedBy())) {
      throw Refused.because(ProblemCode.PROPOSAL_DECIDED);
    }
    return finish(id);
  }

  private static void refuseManaged(long managed) {
    if (managed > 0) {
      throw Refused.because(ProblemCode.STILL_MANAGED, "managed", Long.toString(managed));
    }
  }

  /** It concerns everybody, so that whoever does it must see everything. */
  private static void requireEverything(SignedIn by) {
    if (!by.scope().contains(SignedIn.EVERYTHING)) {
      throw Refused.because(ProblemCode.NO_RIGHT);
    }
  }

  private synchronized Certificate finish(UUID id) {
    Closing closing = call(() -> jdbc.find(id)).orElseThrow();
    if (closing.isUnfinished()) {
      keys.destroy(closing.keys());
      Instant now = now();
      call(() ->
          certificates.certify(
              closing, jdbc.blank(id, now, UuidCreator.getTimeOrderedEpoch(), keys.ids()), now));
      log.info("The event is closed, its keys are destroyed");
    }
    List<Certificate> all = certificates.list();
    certificates.write(all);
    return all.stream().filter(each -> each.closing().equals(id)).findFirst().orElseThrow();
  }

  private <T> T call(Supplier<T> work) {
    return Objects.requireNonNull(Scope.callEverywhere(() -> transaction.execute(_ -> work.get())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public void start() {
    register.announceKeys();
    call(() -> {
      jdbc.open(UuidCreator.getTimeOrderedEpoch(), now());
      return true;
    });
    findUndecided().filter(Closing::isUnfinished).ifPresent(closing -> finish(closing.id()));
    certificates.write(certificates.list());
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before requests are taken. */
  @Override
  public int getPhase() {
    return PHASE;
  }
}
