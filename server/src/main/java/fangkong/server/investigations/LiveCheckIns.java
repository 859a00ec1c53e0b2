package fangkong.server.investigations;

import fangkong.server.accounts.Scope;
import fangkong.server.background.Worker;
import fangkong.server.evidence.CheckIn;
import fangkong.server.evidence.CheckInLog;
import fangkong.server.evidence.CheckInsErased;
import fangkong.server.evidence.Facts;
import fangkong.server.problems.AtOnce;
import fangkong.server.problems.ProblemCode;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps check-ins in memory for traces, loaded in the background and loaded anew each day, so that
 * no more days are kept than are wanted; while another index is loaded, the one before answers.
 * What none can answer is read from the database: the same engine, the same answer.
 */
@Component
class LiveCheckIns implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveCheckIns.class);
  private static final Worker.Rests RESTS =
      new Worker.Rests(Duration.ofSeconds(2), Duration.ofSeconds(2));
  private static final long NANOS_OF_A_MICRO = 1_000;

  /** Each holds all check-ins of its time in memory, as objects at first. */
  private static final int MOST_READS = 2;

  private final CheckInIndex.Parts parts;
  private final int days;
  private final AtOnce reads;
  private volatile @Nullable CheckInIndex current;
  private volatile @Nullable CheckInIndex loading;
  private final Worker worker =
      new Worker("check-ins", RESTS, () -> Scope.callEverywhere(this::step), () -> {});

  LiveCheckIns(
      CheckInLog checkIns,
      Facts facts,
      Clock clock,
      ZoneId zone,
      @Value("${fangkong.investigations.assumed-stay:PT1H}") Duration assumedStay,
      @Value("${fangkong.investigations.index-days:28}") int days,
      @Value("${fangkong.investigations.longest-wait:PT10S}") Duration longestWait) {
    if (days < 0) {
      throw new IllegalArgumentException(
          "fangkong.investigations.index-days is %d. Maybe 28, or 0 to keep none.".formatted(days));
    }
    this.days = days;
    this.reads = new AtOnce(ProblemCode.TRACES_BUSY, MOST_READS, longestWait);
    this.parts = new CheckInIndex.Parts(checkIns, facts, clock, zone, workers(), assumedStay);
  }

  /** As many threads as are asked for, so that traces at the same time wait for none of them. */
  private static Workers workers() {
    return Workers.on(
        Executors.newCachedThreadPool(Thread.ofPlatform().name("trace-", 0).daemon().factory()),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * What is made of all that has to be looked at, everything included that was committed before the
   * call. What is not in memory is read for a time of {@link CheckInsAsked#LONGEST_READ} at most,
   * and kept no longer than it is used: few are so used at once.
   */
  <T> T with(CheckInsAsked request, Function<Arranged, T> use) {
    Optional<Arranged> inMemory = Scope.callEverywhere(() -> inMemory(request));
    if (inMemory.isPresent()) {
      return use.apply(inMemory.get());
    }
    CheckInsAsked.requireReadable(request.from(), request.until());
    return reads.call(() -> use.apply(Scope.callEverywhere(() -> read(request))));
  }

  private Optional<Arranged> inMemory(CheckInsAsked request) {
    CheckInIndex index = current;
    return index != null && index.fits(request) ? index.arranged() : Optional.empty();
  }

  /** The same from the database alone. */
  Arranged read(CheckInsAsked request) {
    Instant now = parts.clock().instant();
    Instant from = Instant.ofEpochSecond(request.from().getEpochSecond());
    List<CheckIn> checkIns =
        parts
            .log()
            .list(
                CheckInIndex.reach(from, request.assumedStay()),
                request.until().plus(request.linger()),
                now);
    List<List<UUID>> households = parts.facts().listHouseholds(now);
    long began = System.nanoTime();
    PeopleAsInts people = new PeopleAsInts();
    PlacesAsInts places = new PlacesAsInts();
    TraceIndex.Builder builder = TraceIndex.builder();
    for (CheckIn checkIn : checkIns) {
      int person = people.number(checkIn.person());
      int place = places.number(checkIn.place());
      long at = checkIn.at().getEpochSecond();
      if (checkIn.until() == null) {
        builder.openStay(person, place, at);
      } else {
        builder.stay(person, place, at, checkIn.until().getEpochSecond());
      }
    }
    TraceIndex index =
        builder
            .build(request.assumedStay().toSeconds(), parts.workers())
            .with(HouseholdRings.of(households, people));
    return new Arranged(
        new Tracer(index, people, parts.workers()),
        people,
        places,
        checkIns.size(),
        (System.nanoTime() - began) / NANOS_OF_A_MICRO);
  }

  IndexState state() {
    CheckInIndex ready = current;
    CheckInIndex index = ready == null ? loading : ready;
    if (index == null) {
      return new IndexState(false, 0, 0, null, null, parts.openStay(), 0);
    }
    return new IndexState(
        ready != null,
        index.checkIns(),
        index.expected(),
        index.from(),
        index.readAt().orElse(null),
        parts.openStay(),
        index.bytes());
  }

  /** An index with how it was asked, as of {@code now}. */
  record Held(CheckInIndex index, Arranged arranged, Instant now) {}

  /** What is in memory, or would be: loaded now where nothing is, or what is outdated. */
  Held hold() {
    CheckInIndex index = current;
    Instant now = parts.clock().instant();
    if (index == null || index.isOutdated(begins(now), now)) {
      index = new CheckInIndex(parts, begins(now));
      index.load();
    }
    Arranged arranged =
        index
            .arranged()
            .orElseThrow(() -> new IllegalStateException("the clock was set back meanwhile"));
    return new Held(index, arranged, index.readAt().orElse(now));
  }

  /** How many check-ins the log has of those that are to be in memory. */
  long countInLog(Held held) {
    return parts.log().count(held.index().reach(), held.now());
  }

  private Instant begins(Instant now) {
    return now.atZone(parts.zone())
        .toLocalDate()
        .minusDays(days)
        .atStartOfDay(parts.zone())
        .toInstant();
  }

  /** Brings the index up to date, or loads another one where it is outdated. */
  void tend() {
    Instant now = parts.clock().instant();
    Instant begins = begins(now);
    CheckInIndex index = current;
    if (index == null || index.isOutdated(begins, now)) {
      load(begins);
    } else {
      index.arranged();
    }
  }

  /** What is in memory, or on its way there, is loaded anew. */
  @EventListener
  void forget(CheckInsErased erased) {
    Stream.of(Optional.ofNullable(current), Optional.ofNullable(loading))
        .flatMap(Optional::stream)
        .forEach(CheckInIndex::outdate);
  }

  private void load(Instant begins) {
    CheckInIndex fresh = new CheckInIndex(parts, begins);
    loading = fresh;
    try {
      fresh.load();
      fresh.arranged();
      current = fresh;
      log.info("{} check-ins from {} on are in memory for traces", fresh.checkIns(), begins);
    } finally {
      loading = null;
    }
  }

  private boolean step() {
    try {
      tend();
    } catch (CancellationException e) {
      // Stopped while it loaded.
    } catch (DataAccessException | TransactionException e) {
      log.warn("Check-ins in memory wait for the database: {}", e.getClass().getSimpleName());
    } catch (RuntimeException | Error e) {
      log.error("Check-ins cannot be kept in memory", e);
    }
    return false;
  }

  @Override
  public void start() {
    if (days > 0) {
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
