package fangkong.server.assessments.web;

import fangkong.assessment.Consequences;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Confidence;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Staffing;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Comparisons;
import fangkong.server.assessments.ProtocolLibrary;
import fangkong.server.assessments.StandingKey;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What another protocol would do to the people of a region, before it is put into effect. */
@RestController
@RequestMapping("/api/protocols/comparisons")
class ComparisonsController {

  private static final int MOST = 500;

  /**
   * What is compared.
   *
   * @param first a protocol, or null for what is in effect; {@code second} likewise
   * @param asOf null for now
   * @param rooms how many rooms of central isolation there are, null where nobody says
   */
  record Asked(
      String region,
      @Nullable String first,
      @Nullable String second,
      @Nullable OffsetDateTime asOf,
      @Nullable Integer rooms) {}

  /** A page of the people who stand otherwise, those of one shift if it is named. */
  record ChangesAsked(
      Asked asked,
      @Nullable String before,
      @Nullable String after,
      @Nullable StandingKey beyond,
      @Nullable Integer limit) {}

  /** How many there are under each. */
  record Measure(String name, int first, int second) {}

  /** How many of a role are needed; {@code most} is null where the norm gives no upper end. */
  record Staff(Staffing.Role role, int least, @Nullable Integer most) {}

  /**
   * What a day takes under one of the two.
   *
   * @param rooms of central isolation
   * @param roomsShort how many of them are missing, null where nobody says how many there are
   * @param tests due
   * @param atHome people in isolation or monitoring at home
   * @param staff by the norms, in their order
   */
  record Need(int rooms, @Nullable Integer roomsShort, int tests, int atHome, List<Staff> staff) {}

  record Day(LocalDate on, Need first, Need second) {}

  /** A norm of staff: for each {@code per} of what is counted, {@code least} to {@code most}. */
  record Norm(
      Staffing.Role role,
      Staffing.Basis by,
      int per,
      int least,
      @Nullable Integer most,
      String source,
      Confidence conf) {}

  record View(
      Instant asOf,
      int people,
      int changed,
      @Nullable Integer rooms,
      List<Measure> categories,
      List<Measure> tiers,
      List<Day> days,
      List<Norm> norms,
      List<Comparisons.Shift> shifts) {}

  /** Somebody who stands otherwise. */
  record ChangeRow(
      UUID person,
      @Nullable String name,
      Region region,
      String regionName,
      Comparisons.Stand before,
      Comparisons.Stand after) {}

  /** A page by region and person; {@code next} continues after it, null at the end. */
  record Changes(List<ChangeRow> changes, @Nullable StandingKey next) {}

  private final Comparisons comparisons;
  private final ProtocolLibrary protocols;
  private final Register register;
  private final Regions regions;
  private final Clock clock;

  ComparisonsController(
      Comparisons comparisons,
      ProtocolLibrary protocols,
      Register register,
      Regions regions,
      Clock clock) {
    this.comparisons = comparisons;
    this.protocols = protocols;
    this.register = register;
    this.regions = regions;
    this.clock = clock;
  }

  @PostMapping
  View compareProtocols(@RequestBody Asked asked) {
    Integer rooms = asked.rooms();
    if (rooms != null && rooms < 0) {
      throw Refused.because(ProblemCode.BAD_VALUE, "rooms", rooms.toString());
    }
    Comparisons.Question question = question(asked);
    SignedIn by = SignedIn.current();
    Comparisons.Comparison compared =
        asked.asOf() == null
            ? comparisons.compareNow(question, by)
            : comparisons.compare(question, by);
    return new View(
        question.asOf(),
        compared.second().people(),
        compared.changes().size(),
        rooms,
        categories().stream()
            .map(category -> measure(category, compared, c -> c.inCategory(category)))
            .filter(measure -> measure.first() + measure.second() > 0)
            .toList(),
        Arrays.stream(Tier.values())
            .map(tier -> measure(tier.name(), compared, c -> c.inTier(tier)))
            .filter(measure -> measure.first() + measure.second() > 0)
            .toList(),
        Needs.days(compared, rooms, protocols.staffing()),
        Needs.norms(protocols.staffing()),
        compared.shifts());
  }

  @PostMapping("/changes")
  Changes listChanges(@RequestBody ChangesAsked wanted) {
    int most = Math.clamp(wanted.limit() == null ? 100 : wanted.limit(), 1, MOST);
    List<Comparisons.Change> page =
        comparisons.compare(question(wanted.asked()), SignedIn.current()).changes().stream()
            .filter(change -> isWanted(wanted.before(), change.before().category()))
            .filter(change -> isWanted(wanted.after(), change.after().category()))
            .filter(change -> isBeyond(change, wanted.beyond()))
            .limit(most)
            .toList();
    Map<UUID, Person> people =
        register.list(page.stream().map(Comparisons.Change::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    Tree tree = regions.tree();
    List<ChangeRow> rows =
        page.stream().map(change -> row(change, people.get(change.person()), tree)).toList();
    ChangeRow last = rows.size() < most ? null : rows.getLast();
    return new Changes(
        rows, last == null ? null : new StandingKey(last.region().path(), last.person()));
  }

  private Comparisons.Question question(Asked asked) {
    OffsetDateTime asOf = asked.asOf();
    SignedIn asker = SignedIn.current();
    Region inside = asker.inside(asked.region());
    if (!asker.may(Right.READ_PEOPLE) && regions.tree().isBelowGrid(inside)) {
      throw Refused.because(ProblemCode.AREA_TOO_SMALL, "region", inside.path());
    }
    return new Comparisons.Question(
        inside, asked.first(), asked.second(), asOf == null ? clock.instant() : asOf.toInstant());
  }

  /** Every category there is, in the order of the protocols. */
  private List<String> categories() {
    Set<String> categories = new LinkedHashSet<>(List.of(Protocol.CASE, Protocol.SUSPECTED_CASE));
    protocols
        .listProtocols()
        .forEach(
            protocol -> protocol.categories().stream().map(Category::id).forEach(categories::add));
    categories.add(Protocol.NONE);
    return new ArrayList<>(categories);
  }

  private static Measure measure(
      String name, Comparisons.Comparison compared, ToIntFunction<Consequences> count) {
    return new Measure(
        name, count.applyAsInt(compared.first()), count.applyAsInt(compared.second()));
  }

  private static boolean isWanted(@Nullable String wanted, String category) {
    return wanted == null || wanted.equals(category);
  }

  private static boolean isBeyond(Comparisons.Change change, @Nullable StandingKey key) {
    if (key == null) {
      return true;
    }
    int order = change.region().path().compareTo(key.region());
    return order > 0 || (order == 0 && change.person().compareTo(key.person()) > 0);
  }

  private static ChangeRow row(Comparisons.Change change, @Nullable Person person, Tree tree) {
    return new ChangeRow(
        change.person(),
        person == null ? null : person.name(),
        change.region(),
        tree.nameOf(change.region()),
        change.before(),
        change.after());
  }
}
