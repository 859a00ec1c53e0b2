package fangkong.server.investigations;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.Exposures;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One run of the tracing engine over check-ins and households, its answer in the ids of the
 * register. Immutable.
 */
final class EngineRun {

  /** Beyond so many the exposures of a trace are not kept; each takes some 150 bytes of disk. */
  static final int MOST_EXPOSURES = 500_000;

  private static final long NANOS_OF_A_MICRO = 1_000;

  private final Arranged arranged;
  private final Contacts contacts;
  private final Chains chains;
  private final long micros;
  private final List<Long> generationMicros;

  EngineRun(TraceRequest request, Arranged arranged) {
    long began = System.nanoTime();
    this.arranged = arranged;
    Tracer tracer = arranged.tracer();
    CaseWindows cases = windows(request, arranged.people());
    TraceParameters parameters =
        new TraceParameters(
            request.generations(),
            request.minOverlap().toSeconds(),
            request.linger().toSeconds(),
            request.latent().toSeconds(),
            request.until().getEpochSecond());
    Stopwatch stopwatch = new Stopwatch();
    stopwatch.start();
    contacts = tracer.trace(cases, parameters, stopwatch);
    chains = tracer.chains(cases, parameters, contacts, MOST_EXPOSURES);
    micros = arranged.micros() + (System.nanoTime() - began) / NANOS_OF_A_MICRO;
    generationMicros = stopwatch.micros(request.generations());
  }

  /** Clipped to the time that is looked at. */
  private static CaseWindows windows(TraceRequest request, PeopleAsInts people) {
    long from = request.from().getEpochSecond();
    long until = request.until().getEpochSecond();
    CaseWindows.Builder cases = CaseWindows.builder();
    for (TraceRequest.CaseWindow window : request.cases()) {
      int person = people.number(window.person());
      long begins = Math.max(from, window.infectiousFrom().getEpochSecond());
      if (window.infectiousUntil() == null) {
        cases.openWindow(person, begins);
      } else {
        cases.window(person, begins, Math.min(until, window.infectiousUntil().getEpochSecond()));
      }
    }
    return cases.build();
  }

  /** How many check-ins were looked at. */
  long checkIns() {
    return arranged.checkIns();
  }

  /** How long the engine took, arranging the check-ins and finding the sources included. */
  long micros() {
    return micros;
  }

  /** How long each generation took, the first one first; arranging the check-ins is in none. */
  List<Long> generationMicros() {
    return generationMicros;
  }

  /** By generation, then person; nobody is handed over yet. */
  List<Contact> contacts() {
    PeopleAsInts people = arranged.people();
    List<Contact> rows = new ArrayList<>(contacts.size());
    for (int i = 0; i < contacts.size(); i++) {
      rows.add(
          new Contact(
              people.id(contacts.person(i)),
              contacts.generation(i),
              Instant.ofEpochSecond(contacts.firstExposedAt(i)),
              Instant.ofEpochSecond(contacts.lastExposedAt(i)),
              contacts.overlapSeconds(i),
              contacts.exposures(i),
              chains.sources(i),
              people.id(chains.mainSource(i)),
              UuidCreator.getTimeOrderedEpoch(),
              false));
    }
    return rows;
  }

  /** How many exposures all contacts have. */
  long countExposures() {
    return IntStream.range(0, contacts.size()).mapToLong(contacts::exposures).sum();
  }

  /** Whether there are few enough exposures to keep each. */
  boolean hasExposures() {
    return chains.hasExposures();
  }

  /** The exposures of each contact in turn, those of one in their order, if they are kept. */
  Stream<Exposure> exposures() {
    return IntStream.range(0, contacts.size()).boxed().flatMap(this::exposures);
  }

  private Stream<Exposure> exposures(int row) {
    Exposures found = chains.exposures(row);
    return arranged.exposures(
        arranged.people().id(contacts.person(row)),
        contacts.generation(row),
        found,
        IntStream.range(0, found.size()));
  }
}
