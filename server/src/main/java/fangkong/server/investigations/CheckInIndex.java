package fangkong.server.investigations;

import fangkong.server.evidence.CheckIn;
import fangkong.server.evidence.CheckInLog;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.LoggedCheckIn;
import fangkong.tracing.LiveIndex;
import fangkong.tracing.NamedContacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check-ins that a trace may need that begins at {@link #from} or later, in memory: {@link
 * #load} reads them once, and {@link #arranged} adds what has been committed since. It is thrown
 * away, and another one loaded, when it begins too late or too early or holds what is not to be
 * known: nothing is ever taken out.
 *
 * <p>Why no check-in is missed or there twice: {@code position} is a snapshot of the database, all
 * that it sees has been taken and nothing else (see {@link CheckInLog}). It moves on when all that
 * a later one sees besides has been taken, under the lock; where that fails half-way, the index
 * answers no more.
 *
 * <p>Thread-safe. Bringing it up to date, which a trace begins with, waits for another thread that
 * does so; tracing waits for none.
 */
final class CheckInIndex {

  private static final Logger log = LoggerFactory.getLogger(CheckInIndex.class);
  private static final int PAGE = 10_000;
  private static final int PAGES_AT_ONCE = 100;
  private static final long NANOS_OF_A_MICRO = 1_000;

  /** A clock that was set back by less is waited for. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * Where an index begins and how it takes open stays; the rest is what every index is made from.
   */
  record Parts(
      CheckInLog log, Facts facts, Clock clock, ZoneId zone, Workers workers, Duration openStay) {}

  private final Parts parts;
  private final Instant from;
  private final Instant reach;
  private final LiveIndex live;
  private final PeopleAsInts people = new PeopleAsInts();
  private final PlacesAsInts places = new PlacesAsInts();
  private final ReentrantLock lock = new ReentrantLock(true);
  private final PriorityQueue<LoggedCheckIn> unknownYet =
      new PriorityQueue<>(Comparator.comparing(LoggedCheckIn::known));
  private CheckInLog.@Nullable Position position;
  private boolean residencesCame = true;
  private Instant residencesKnown = Instant.MIN;
  private NamedContacts households = NamedContacts.NONE;
  private @Nullable TraceIndex traced;
  private NamedContacts tracedHouseholds = NamedContacts.NONE;
  private @Nullable Tracer tracer;
  private volatile Instant lastKnown = Instant.MIN;
  private volatile @Nullable Instant readAt;
  private volatile boolean otherEra;
  private volatile boolean broken;
  private volatile boolean erased;
  private final AtomicLong taken = new AtomicLong();
  private volatile long expected;

  CheckInIndex(Parts parts, Instant from) {
    this.parts = parts;
    this.from = from;
    this.reach = reach(from, parts.openStay());
    long midnight = parts.zone().getRules().getOffset(from).getTotalSeconds();
    this.live = new LiveIndex(parts.openStay().toSeconds(), midnight, parts.workers());
  }

  /**
   * From where on check-ins have to be read for a trace that begins at {@code from}: whatever began
   * earlier was over by then, unless it is long.
   */
  static Instant reach(Instant from, Duration openStay) {
    return from.minus(openStay.compareTo(LoggedCheckIn.LONG) > 0 ? openStay : LoggedCheckIn.LONG);
  }

  /** Reads the check-ins that are there; to be called once, before anything is asked. */
  void load() {
    CheckInLog.Position begin = parts.log().begin();
    Instant now = parts.clock().instant();
    expected = parts.log().count(reach, now);
    lock.lock();
    try {
      parts.log().listReaching(begin, reach).forEach(row -> take(row, now));
      int pages = 0;
      List<LoggedCheckIn> page = parts.log().page(begin, reach, Optional.empty(), PAGE);
      while (!page.isEmpty()) {
        page.forEach(row -> take(row, now));
        if (++pages % PAGES_AT_ONCE == 0) {
          live.seal();
          log.info("{} of {} check-ins are read into memory", taken, expected);
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("reading check-ins into memory was stopped");
        }
        page = parts.log().page(begin, reach, Optional.of(page.getLast()), PAGE);
      }
      live.seal();
      position = begin;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Everything that was committed before the call and is known by now, to be traced; nothing where
   * this index cannot answer as of now.
   */
  Optional<Arranged> arranged() {
    lock.lock();
    try {
      long began = System.nanoTime();
      if (broken || !read()) {
        return Optional.empty();
      }
      Tracer current = tracer();
      return Optional.of(
          new Arranged(
              current,
              people,
              places,
              live.current().checkIns(),
              (System.nanoTime() - began) / NANOS_OF_A_MICRO));
    } catch (RuntimeException | Error e) {
      broken = true;
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what has been committed; the clock is read after it, so that it is known by then. */
  private boolean read() {
    if (position == null) {
      throw new IllegalStateException("the check-ins have not been loaded");
    }
    CheckInLog.News news = parts.log().since(position);
    if (!news.position().era().equals(position.era())) {
      otherEra = true;
      return false;
    }
    Instant now = parts.clock().instant();
    news.checkIns().forEach(row -> take(row, now));
    position = news.position();
    residencesCame |= news.residences();
    while (!unknownYet.isEmpty() && !unknownYet.element().known().isAfter(now)) {
      append(unknownYet.remove());
    }
    live.seal();
    readAt = now;
    if (now.isBefore(lastKnown)) {
      return false;
    }
    if (residencesCame || now.isBefore(residencesKnown)) {
      residencesKnown = parts.facts().findResidencesKnown().orElse(Instant.MIN);
      households = HouseholdRings.of(parts.facts().listHouseholds(now), people);
      residencesCame = now.isBefore(residencesKnown);
    }
    return true;
  }

  private void take(LoggedCheckIn row, Instant now) {
    if (row.reaches(reach)) {
      if (row.known().isAfter(now)) {
        unknownYet.add(row);
      } else {
        append(row);
      }
    }
  }

  private void append(LoggedCheckIn row) {
    CheckIn checkIn = row.checkIn();
    int person = people.number(checkIn.person());
    int place = places.number(checkIn.place());
    long at = checkIn.at().getEpochSecond();
    if (checkIn.until() == null) {
      live.openStay(person, place, at);
    } else {
      live.stay(person, place, at, checkIn.until().getEpochSecond());
    }
    if (row.known().isAfter(lastKnown)) {
      lastKnown = row.known();
    }
    taken.incrementAndGet();
  }

  /** The tracer of what there is now; one that is kept as long as nothing comes. */
  private Tracer tracer() {
    TraceIndex current = live.current();
    Tracer kept = tracer;
    if (kept != null && current == traced && households == tracedHouseholds) {
      return kept;
    }
    Tracer fresh = new Tracer(current.with(households), people, parts.workers());
    traced = current;
    tracedHouseholds = households;
    tracer = fresh;
    return fresh;
  }

  /** Some of what is here is in the log no more. */
  void outdate() {
    erased = true;
  }

  /** Whether this can be answered at all. */
  boolean fits(CheckInsAsked request) {
    return request.assumedStay().equals(parts.openStay()) && !request.from().isBefore(from);
  }

  /**
   * Whether another one has to be loaded: this one begins elsewhere than one would that is loaded
   * now, check-ins were erased, PostgreSQL was started again, the clock was set back, or bringing
   * it up to date failed half-way.
   */
  boolean isOutdated(Instant begins, Instant now) {
    return !begins.equals(from)
        || erased
        || otherEra
        || broken
        || now.plus(SOON).isBefore(lastKnown);
  }

  Instant from() {
    return from;
  }

  Duration openStay() {
    return parts.openStay();
  }

  Instant reach() {
    return reach;
  }

  /** How many check-ins have been taken. */
  long checkIns() {
    return taken.get();
  }

  /** How many there were when loading began. */
  long expected() {
    return expected;
  }

  /** As of when it was last brought up to date. */
  Optional<Instant> readAt() {
    return Optional.ofNullable(readAt);
  }

  /** Bytes of the check-ins. */
  long bytes() {
    return live.current().bytes();
  }
}
