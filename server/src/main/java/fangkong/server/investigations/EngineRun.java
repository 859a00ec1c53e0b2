package fangkong.server.investigations;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.evidence.CheckIn;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.Exposures;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  private final PeopleAsInts people;
  private final Contacts contacts;
  private final Chains chains;
  private final long micros;
  private final List<Long> generationMicros;

  EngineRun(TraceRequest request, List<CheckIn> checkIns, List<List<UUID>> households) {
    long began = System.nanoTime();
    people =
        new PeopleAsInts(
            checkIns,
            Stream.concat(
                households.stream().flatMap(List::stream),
                request.cases().stream().map(TraceRequest.CaseWindow::person)));
    Tracer tracer = new Tracer(index(request, checkIns, households, people), PersonOrder.NATURAL);
    CaseWindows cases = windows(request, people);
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
    chains = tracer.chains(cases, parameters, contacts);
    micros = (System.nanoTime() - began) / NANOS_OF_A_MICRO;
    generationMicros = stopwatch.micros(request.generations());
  }

  private static TraceIndex index(
      TraceRequest request,
      List<CheckIn> checkIns,
      List<List<UUID>> households,
      PeopleAsInts people) {
    TraceIndex.Builder index = TraceIndex.builder();
    for (CheckIn checkIn : checkIns) {
      int person = people.person(checkIn.person());
      int place = people.place(checkIn.place());
      if (checkIn.until() == null) {
        index.openStay(person, place, checkIn.at().getEpochSecond());
      } else {
        index.stay(person, place, checkIn.at().getEpochSecond(), checkIn.until().getEpochSecond());
      }
    }
    long from = request.from().getEpochSecond();
    long until = request.until().getEpochSecond();
    for (List<UUID> household : households) {
      for (UUID one : household) {
        for (UUID other : household) {
          if (!one.equals(other)) {
            index.namedContact(people.person(one), people.person(other), from, until);
          }
        }
      }
    }
    return index.build(request.assumedStay().toSeconds());
  }

  private static CaseWindows windows(TraceRequest request, PeopleAsInts people) {
    CaseWindows.Builder cases = CaseWindows.builder();
    for (TraceRequest.CaseWindow window : request.cases()) {
      int person = people.person(window.person());
      long begins = window.infectiousFrom().getEpochSecond();
      if (window.infectiousUntil() == null) {
        cases.openWindow(person, begins);
      } else {
        cases.window(person, begins, window.infectiousUntil().getEpochSecond());
      }
    }
    return cases.build();
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
    List<Contact> rows = new ArrayList<>(contacts.size());
    for (int i = 0; i < contacts.size(); i++) {
      rows.add(
          new Contact(
              people.person(contacts.person(i)),
              contacts.generation(i),
              Instant.ofEpochSecond(contacts.firstExposedAt(i)),
              Instant.ofEpochSecond(contacts.lastExposedAt(i)),
              contacts.overlapSeconds(i),
              contacts.exposures(i),
              chains.sources(i),
              people.person(chains.mainSource(i)),
              UuidCreator.getTimeOrderedEpoch(),
              false));
    }
    return rows;
  }

  /** How many exposures all contacts have. */
  long countExposures() {
    return IntStream.range(0, contacts.size()).mapToLong(contacts::exposures).sum();
  }

  /** The exposures of each contact in turn, those of one in their order; found as they are read. */
  Stream<Exposure> exposures() {
    return IntStream.range(0, contacts.size()).boxed().flatMap(this::exposures);
  }

  private Stream<Exposure> exposures(int row) {
    Exposures found = chains.exposures(row);
    UUID person = people.person(contacts.person(row));
    int generation = contacts.generation(row);
    return IntStream.range(0, found.size())
        .mapToObj(i ->
            new Exposure(
                person,
                generation,
                i,
                people.person(found.source(i)),
                found.place(i) == Exposures.NAMED ? null : people.place(found.place(i)),
                Instant.ofEpochSecond(found.from(i)),
                Instant.ofEpochSecond(found.until(i))));
  }
}
