package fangkong.server.assessments;

import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.people.Keys;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The lawful releases when a protocol ends a category: who was held by it alone is free from the
 * instant the protocol takes effect, and the approval, a fact of its own, says that they were told.
 * It changes nobody's standing.
 */
@Service
public class Releases {

  /** So many are approved in one act; more in several. */
  public static final int MOST_AT_ONCE = Intake.LARGEST_BATCH;

  private final Assessments assessments;
  private final Comparisons comparisons;
  private final Facts facts;
  private final Intake intake;
  private final Keys keys;
  private final Clock clock;

  Releases(
      Assessments assessments,
      Comparisons comparisons,
      Facts facts,
      Intake intake,
      Keys keys,
      Clock clock) {
    this.assessments = assessments;
    this.comparisons = comparisons;
    this.facts = facts;
    this.intake = intake;
    this.keys = keys;
    this.clock = clock;
  }

  /** Somebody whom the adoption releases. */
  public record Release(Comparisons.Change change, boolean approved) {}

  /** How many approvals were taken, and how many stood already. */
  public record Approved(int accepted, int duplicate) {}

  /** Which adoption: there is one of a region and instant at most. */
  public record Key(Region region, Instant effectiveFrom) {
    public Key {
      effectiveFrom = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** Whom the adoption releases inside a region. */
  public List<Release> list(Key key, Region inside, SignedIn by) {
    Adoption adoption = adoption(key);
    return list(adoption, comparisons.listReleased(adoption, inside, by));
  }

  private List<Release> list(Adoption adoption, List<Comparisons.Change> changes) {
    Set<UUID> stored =
        facts.listStored(
            FactType.RELEASE,
            changes.stream()
                .map(Comparisons.Change::person)
                .collect(Collectors.toMap(person -> fact(adoption, person), Function.identity())));
    return changes.stream()
        .map(change -> new Release(change, stored.contains(fact(adoption, change.person()))))
        .toList();
  }

  /** Records that these people of the list were approved; a repeat changes nothing. */
  public Approved approve(Key key, Region inside, Collection<UUID> people, SignedIn by) {
    if (people.isEmpty() || people.size() > MOST_AT_ONCE) {
      throw Refused.because(ProblemCode.BATCH_SIZE, "people", Integer.toString(people.size()));
    }
    Adoption adoption = adoption(key);
    if (adoption.effectiveFrom().isAfter(clock.instant())) {
      throw Refused.because(
          ProblemCode.BAD_VALUE, "effectiveFrom", adoption.effectiveFrom().toString());
    }
    List<UUID> wanted = List.copyOf(Set.copyOf(people));
    Map<UUID, Release> listed =
        list(adoption, comparisons.listReleased(wanted, adoption, inside)).stream()
            .collect(Collectors.toMap(release -> release.change().person(), Function.identity()));
    List<JsonNode> approvals = new ArrayList<>();
    int duplicate = 0;
    for (UUID person : wanted) {
      Release release = listed.get(person);
      if (release == null) {
        throw new Refused(Problem.of(ProblemCode.UNKNOWN_PERSON, "people", person.toString()));
      }
      if (release.approved()) {
        duplicate++;
      } else {
        approvals.add(approval(adoption, release.change()));
      }
    }
    int accepted = approvals.isEmpty() ? 0 : take(approvals, by);
    return new Approved(accepted, duplicate + approvals.size() - accepted);
  }

  private int take(List<JsonNode> approvals, SignedIn by) {
    return switch (intake.takeMade(approvals, by)) {
      case Receipt.Taken taken -> taken.accepted();
      case Receipt.Refused(List<Problem> problems) -> throw new Refused(problems);
    };
  }

  private Adoption adoption(Key key) {
    return assessments.listAdoptions().stream()
        .filter(adoption ->
            adoption.region().equals(key.region())
                && adoption.effectiveFrom().equals(key.effectiveFrom()))
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private JsonNode approval(Adoption adoption, Comparisons.Change change) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", fact(adoption, change.person()).toString())
        .put("type", "release")
        .put("person", change.person().toString())
        .put("region", change.region().path())
        .put("at", clock.instant().toString())
        .put("protocol", adoption.protocol())
        .put("category", change.before().category());
  }

  /**
   * One approval a person and adoption, whoever sends it how often. The id is keyed: nobody else
   * can work it out and store something under it.
   */
  private UUID fact(Adoption adoption, UUID person) {
    String name = adoption.region().path() + " " + adoption.effectiveFrom() + " " + person;
    ByteBuffer index = ByteBuffer.wrap(keys.index("release", name).toArray());
    long time = adoption.effectiveFrom().toEpochMilli() << 16;
    long version = 0x7000L;
    long variant = 0x8000_0000_0000_0000L;
    return new UUID(time | version | (index.getLong() & 0xFFFL), variant | (index.getLong() >>> 2));
  }
}
