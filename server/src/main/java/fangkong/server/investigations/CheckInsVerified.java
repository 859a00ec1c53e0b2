package fangkong.server.investigations;

import fangkong.server.assessments.DerivedElsewhere;
import fangkong.server.assessments.Rebuild;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Compares the check-ins in memory with the log: how many there are, and what a trace of some of
 * the people finds in either.
 */
@Component
class CheckInsVerified implements DerivedElsewhere {

  private static final int CASES = 20;
  private static final int GENERATIONS = 3;
  private static final UUID NO_FACT = new UUID(0, 0);

  private final LiveCheckIns checkIns;

  CheckInsVerified(LiveCheckIns checkIns) {
    this.checkIns = checkIns;
  }

  @Override
  public Rebuild.Compared compare() {
    LiveCheckIns.Held held = checkIns.hold();
    long inLog = checkIns.countInLog(held);
    TraceRequest request = request(held);
    Set<Contact> inMemory = contacts(request, held.arranged());
    Set<Contact> read = contacts(request, checkIns.read(request));
    long count = held.arranged().checkIns();
    return new Rebuild.Compared(
        "investigations.check_ins",
        count,
        inLog,
        Math.max(0, count - inLog) + countMissing(inMemory, read),
        Math.max(0, inLog - count) + countMissing(read, inMemory));
  }

  /** From people all over those who are known. */
  private static TraceRequest request(LiveCheckIns.Held held) {
    PeopleAsInts people = held.arranged().people();
    int size = people.size();
    List<TraceRequest.CaseWindow> cases =
        IntStream.range(0, Math.min(CASES, size))
            .mapToObj(i -> people.id(Math.toIntExact((long) i * size / Math.min(CASES, size))))
            .map(person -> new TraceRequest.CaseWindow(person, held.index().from(), null, null))
            .toList();
    return new TraceRequest(
        cases,
        GENERATIONS,
        Duration.ZERO,
        Duration.ZERO,
        held.index().openStay(),
        Duration.ZERO,
        held.index().from(),
        held.now());
  }

  private static Set<Contact> contacts(TraceRequest request, Arranged arranged) {
    Set<Contact> contacts = new HashSet<>();
    for (Contact c : new EngineRun(request, arranged).contacts()) {
      contacts.add(
          new Contact(
              c.person(),
              c.generation(),
              c.firstExposedAt(),
              c.lastExposedAt(),
              c.overlapSeconds(),
              c.exposures(),
              c.sources(),
              c.mainSource(),
              NO_FACT,
              false));
    }
    return contacts;
  }

  private static long countMissing(Set<Contact> of, Set<Contact> in) {
    return of.stream().filter(contact -> !in.contains(contact)).count();
  }
}
