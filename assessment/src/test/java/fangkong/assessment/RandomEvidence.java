package fangkong.assessment;

import fangkong.assessment.evidence.CaseForm;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Evidence of a few people who are linked in all ways, by seed. */
public final class RandomEvidence {
  public static final List<String> PEOPLE = List.of("a", "b", "c", "d", "e");
  public static final Instant BEGIN = Table.time("07-01T00:00");

  private final SplittableRandom random;
  private final List<String> ruled;
  private final List<Evidence> lines = new ArrayList<>();

  private RandomEvidence(long seed, Protocol protocol) {
    this.random = new SplittableRandom(seed);
    this.ruled = new ArrayList<>(protocol.categories().stream().map(Category::id).toList());
    ruled.addAll(List.of(Protocol.NONE, Protocol.NONE, Protocol.CASE, Protocol.SUSPECTED_CASE));
  }

  /** All kinds of evidence, with rulings in the categories of a protocol. */
  public static List<Evidence> of(long seed, Protocol protocol) {
    RandomEvidence evidence = new RandomEvidence(seed, protocol);
    for (String person : PEOPLE) {
      evidence.addPerson(person);
    }
    return evidence.lines;
  }

  /** An instant within the 25 days in which things happen, often at midnight. */
  public static Instant instant(SplittableRandom random) {
    long day = random.nextInt(25);
    long second = random.nextInt(3) == 0 ? 0 : random.nextInt(86_400);
    return BEGIN.plus(Duration.ofDays(day)).plusSeconds(second);
  }

  private void addPerson(String person) {
    int deciding = 1 + random.nextInt(3);
    for (int i = 0; i < deciding; i++) {
      lines.add(deciding(id(), person, instant(random)));
    }
    // Daily tests most of the time, so that courses do get released.
    Instant first = instant(random);
    int tests = random.nextInt(16);
    for (int i = 0; i < tests; i++) {
      Instant sampled = first.plus(Duration.ofHours(20L * i + random.nextInt(9)));
      lines.add(test(id(), person, sampled));
      if (random.nextInt(12) == 0) {
        lines.add(test(id(), person, sampled));
      }
    }
    int others = random.nextInt(5);
    for (int i = 0; i < others; i++) {
      lines.add(other(id(), person, instant(random)));
    }
  }

  private <E extends Enum<E>> E pick(Class<E> type) {
    List<E> values = List.copyOf(EnumSet.allOf(type));
    return values.get(random.nextInt(values.size()));
  }

  private String id() {
    return "e" + lines.size();
  }

  private Instant known(Instant event) {
    return random.nextInt(4) == 0 ? event.plus(Duration.ofHours(random.nextInt(150))) : event;
  }

  private Evidence deciding(String id, String person, Instant at) {
    String other = PEOPLE.get(random.nextInt(PEOPLE.size()));
    @Nullable Instant until =
        random.nextInt(8) == 0 ? null : at.plus(Duration.ofHours(random.nextInt(30)));
    return switch (random.nextInt(8)) {
      case 0 -> new Evidence.Exposure(id, person, known(at), pick(Degree.class), other, at, until);
      case 1, 2 -> new Evidence.Exposure(id, person, known(at), Degree.SECONDARY, other, at, until);
      case 3 ->
          new Evidence.Stay(
              id,
              person,
              known(until == null ? at : until),
              List.of(Risk.HIGH, Risk.MEDIUM, Risk.LOW).get(random.nextInt(3)),
              at,
              until);
      case 4 -> new Evidence.Arrival(id, person, known(at), at, pick(Risk.class), null);
      case 5 -> new Evidence.Entry(id, person, known(at), at);
      case 6 -> new Evidence.Exposure(id, person, known(at), Degree.CLOSE, other, at, until);
      default -> new Evidence.RoleExit(id, person, known(at), at);
    };
  }

  private Evidence test(String id, String person, Instant sampled) {
    TestResult result =
        switch (random.nextInt(40)) {
          case 0 -> TestResult.POSITIVE;
          case 1, 2 -> TestResult.GREY;
          case 3 -> TestResult.INVALID;
          case 4, 5 -> TestResult.PENDING;
          default -> TestResult.NEGATIVE;
        };
    TestMethod method = random.nextInt(8) == 0 ? TestMethod.ANTIGEN : TestMethod.PCR;
    return new Evidence.Test(id, person, known(sampled), sampled, result, method, null, null);
  }

  private Evidence other(String id, String person, Instant at) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Evidence.Symptom(id, person, known(at), at, random.nextInt(3) == 0);
      case 2, 3 -> new Evidence.Environment(id, person, known(at), at, pick(TestResult.class));
      case 4 -> new Evidence.Case(id, person, known(at), at, CaseForm.ASYMPTOMATIC, null, null);
      case 5 ->
          new Evidence.Discharged(
              id, person, known(at), at, random.nextBoolean() ? Tier.HOSPITAL : pick(Tier.class));
      default ->
          new Evidence.Ruling(
              id,
              person,
              known(at),
              at,
              at.plus(Duration.ofHours(random.nextInt(300))),
              "investigated",
              List.of("Wang", "Li"),
              random.nextBoolean()
                  ? new Decision.Assign(ruled.get(random.nextInt(ruled.size())))
                  : new Decision.Exclude(
                      List.of(
                          "e" + random.nextInt(lines.size()), "e" + random.nextInt(lines.size()))));
    };
  }
}
