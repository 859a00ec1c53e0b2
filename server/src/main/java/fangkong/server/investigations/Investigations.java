package fangkong.server.investigations;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.AtOnce;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens investigations, runs traces over all check-ins and households, and hands contacts over:
 * each becomes an exposure, a fact like any other, from which their standing and the grids' tasks
 * follow.
 */
@Service
public class Investigations {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 200;
  private static final int UUID_V7 = 7;

  private final JdbcInvestigations jdbc;
  private final Cases cases;
  private final LiveCheckIns checkIns;
  private final Intake intake;
  private final Register register;
  private final Regions regions;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate reading;
  private final AtOnce.Each<UUID> running;

  Investigations(
      JdbcInvestigations jdbc,
      Cases cases,
      LiveCheckIns checkIns,
      Intake intake,
      Register register,
      Regions regions,
      Clock clock,
      ZoneId zone,
      @Value("${fangkong.investigations.longest-wait:PT10S}") Duration longestWait,
      PlatformTransactionManager transactions) {
    this.running = new AtOnce.Each<>(ProblemCode.TRACING_ALREADY, 1, longestWait);
    this.jdbc = jdbc;
    this.cases = cases;
    this.checkIns = checkIns;
    this.intake = intake;
    this.register = register;
    this.regions = regions;
    this.clock = clock;
    this.zone = zone;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  @Transactional
  public Investigation open(String name, Region region, SignedIn by) {
    by.requireSight(region);
    if (regions.tree().findNode(region).isEmpty()) {
      throw Refused.because(ProblemCode.UNKNOWN_REGION, "region", region.path());
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refused.because(ProblemCode.BAD_VALUE, "name", "");
    }
    Investigation opened =
        new Investigation(UuidCreator.getTimeOrderedEpoch(), name, region, clock.instant());
    jdbc.insert(opened, by.account());
    return opened;
  }

  @Transactional(readOnly = true)
  public Optional<Investigation> find(UUID id) {
    return jdbc.find(id);
  }

  /**
   * Runs the engine over everybody's check-ins and households, wherever they are, and keeps what it
   * found under the id that was sent. A repeat runs nothing and gives back what was kept. One trace
   * of an account runs at once, so that a repeat waits for the first.
   */
  public TraceSummary trace(
      UUID id, Investigation investigation, TraceRequest request, SignedIn by) {
    if (id.version() != UUID_V7) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", id.toString());
    }
    KeptTrace wanted = new KeptTrace(id, investigation, request, by.account());
    return running.call(by.account(), () -> findKept(wanted).orElseGet(() -> run(wanted)));
  }

  /** What was kept under the id, if it is the same that is wanted. */
  private Optional<TraceSummary> findKept(KeptTrace wanted) {
    Optional<KeptTrace.Found> found =
        Objects.requireNonNull(reading.execute(_ -> jdbc.findTrace(wanted.id())));
    return found.map(kept -> {
      if (!kept.isOf(wanted)) {
        throw Refused.because(ProblemCode.REUSED_ID, "id", wanted.id().toString());
      }
      return TraceSummary.of(kept.trace());
    });
  }

  private TraceSummary run(KeptTrace wanted) {
    TraceRequest request = wanted.request();
    if (request.cases().isEmpty()) {
      throw Refused.because(ProblemCode.NO_CASES);
    }
    check(request.cases());
    return checkIns
        .with(
            request,
            arranged -> jdbc.insertTrace(wanted, clock.instant(), new EngineRun(request, arranged)))
        .or(() -> findKept(wanted))
        .orElseThrow(() -> Refused.because(ProblemCode.REUSED_ID, "id", wanted.id().toString()));
  }

  /**
   * Each case once, of somebody in the register, infectious for a while, and shown to be a case by
   * evidence or named with a reason.
   */
  private void check(List<TraceRequest.CaseWindow> windows) {
    Set<UUID> people = new HashSet<>();
    Set<UUID> withoutReason = new HashSet<>();
    for (TraceRequest.CaseWindow window : windows) {
      if (!people.add(window.person())) {
        throw Refused.because(ProblemCode.BAD_VALUE, "cases", window.person().toString());
      }
      Instant until = window.infectiousUntil();
      if (until != null && until.isBefore(window.infectiousFrom())) {
        throw Refused.because(ProblemCode.BAD_VALUE, "infectiousUntil", until.toString());
      }
      String reason = window.reason();
      if (reason == null) {
        withoutReason.add(window.person());
      } else if (reason.isBlank() || reason.length() > LONGEST_REASON) {
        throw Refused.because(ProblemCode.BAD_VALUE, "reason", "");
      }
    }
    requireKnown("cases", people);
    withoutReason.removeAll(cases.listByEvidence(withoutReason, clock.instant()));
    List<Problem> unexplained = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      UUID person = windows.get(i).person();
      if (withoutReason.contains(person)) {
        unexplained.add(Problem.of(ProblemCode.NOT_A_CASE, "cases", person.toString()).at(i));
      }
    }
    if (!unexplained.isEmpty()) {
      throw new Refused(unexplained);
    }
  }

  /** Refuses whoever is not in the register, wherever they are. */
  void requireKnown(String field, Set<UUID> people) {
    Set<UUID> known = Objects.requireNonNull(reading.execute(_ -> register.listKnown(people)));
    for (UUID person : people) {
      if (!known.contains(person)) {
        throw Refused.because(ProblemCode.UNKNOWN_PERSON, field, person.toString());
      }
    }
  }

  /** How far the check-ins in memory are. */
  public IndexState indexState() {
    return checkIns.state();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<InvestigationProgress> page(Region inside, @Nullable UUID before, int limit) {
    return jdbc.page(inside, before, limit);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Trace> listTraces(UUID investigation, @Nullable UUID before, int limit) {
    return jdbc.listTraces(investigation, before, limit);
  }

  @Transactional(readOnly = true)
  public List<Contact> listContacts(
      UUID investigation, UUID trace, int generation, UUID after, int limit) {
    return jdbc.listContacts(investigation, trace, generation, after, limit);
  }

  /** In order of the days, of which those without anybody are left out. */
  @Transactional(readOnly = true)
  public List<ExposureDay> listExposureDays(UUID investigation, UUID trace) {
    return jdbc.listExposureDays(investigation, trace, zone);
  }

  /** What a hand-over came to; doing it again stores nothing more. */
  public record HandedOver(int accepted, int duplicate) {}

  /**
   * Makes each contact of the first two generations an exposure: close to a case, secondary to a
   * close contact. They are known since the trace ran, so that handing over twice at the same
   * moment says the same twice; the clock of a demonstration may have been set back since.
   */
  public HandedOver handOver(Investigation investigation, UUID trace, SignedIn by) {
    Instant now = clock.instant();
    Optional<Instant> runAt =
        Objects.requireNonNull(reading.execute(_ -> jdbc.findRunAt(investigation.id(), trace)));
    return runAt
        .map(known -> known.isAfter(now) ? now : known)
        .map(known -> handOver(investigation, trace, known, by))
        .orElse(new HandedOver(0, 0));
  }

  private HandedOver handOver(Investigation investigation, UUID trace, Instant known, SignedIn by) {
    int accepted = 0;
    int duplicate = 0;
    for (int generation = 1; generation <= 2; generation++) {
      List<Contact> page = listPage(investigation, trace, generation, new UUID(0, 0));
      while (!page.isEmpty()) {
        List<Contact> fresh = page.stream().filter(contact -> !contact.handedOver()).toList();
        int taken = fresh.isEmpty() ? 0 : take(fresh, investigation, known, by);
        accepted += taken;
        duplicate += page.size() - taken;
        page = listPage(investigation, trace, generation, page.getLast().person());
      }
    }
    return new HandedOver(accepted, duplicate);
  }

  private int take(
      List<Contact> contacts, Investigation investigation, Instant known, SignedIn by) {
    return switch (intake.take(exposures(contacts, investigation, known, by), by)) {
      case Receipt.Taken taken -> taken.accepted();
      case Receipt.Refused(List<Problem> problems) -> throw new Refused(problems);
    };
  }

  private List<Contact> listPage(
      Investigation investigation, UUID trace, int generation, UUID after) {
    return Objects.requireNonNull(
        reading.execute(_ ->
            jdbc.listContacts(investigation.id(), trace, generation, after, Intake.LARGEST_BATCH)));
  }

  private List<JsonNode> exposures(
      List<Contact> contacts, Investigation investigation, Instant known, SignedIn by) {
    Map<UUID, Person> people =
        register.list(contacts.stream().map(Contact::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    List<JsonNode> exposures = new ArrayList<>(contacts.size());
    for (Contact contact : contacts) {
      Region region =
          Optional.ofNullable(people.get(contact.person()))
              .map(Person::region)
              .filter(by::sees)
              .orElse(investigation.region());
      ObjectNode fact = JsonNodeFactory.instance.objectNode();
      fact.put("id", contact.fact().toString())
          .put("type", "exposure")
          .put("person", contact.person().toString())
          .put("region", region.path())
          .put("channel", "INVESTIGATION")
          .put("known", known.toString())
          .put("degree", contact.generation() == 1 ? "CLOSE" : "SECONDARY")
          .put("to", contact.mainSource().toString())
          .put("from", contact.firstExposedAt().toString())
          .put("until", contact.lastExposedAt().toString());
      exposures.add(fact);
    }
    return exposures;
  }
}
