package fangkong.server.declarations;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.database.Bytes;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.Receipt;
import fangkong.server.people.Keys;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Takes what people announce of themselves. It goes through the one door, in the same transaction
 * as the card that it came with; a card speaks for one person alone, as they were first said to be.
 */
@Service
public class Declarations {

  private static final Duration EARLIEST = Duration.ofDays(30);
  private static final Duration LATEST = Duration.ofDays(366);

  /**
   * What a device is told.
   *
   * @param noticeDays how many days ahead an arrival is to be announced; null for a departure
   */
  public record Accepted(
      UUID cardId, Card.State state, @Nullable Integer noticeDays, boolean inTime) {}

  private final JdbcDeclarations jdbc;
  private final Intake intake;
  private final Facts facts;
  private final Keys keys;
  private final DoorLimit limit;
  private final Clock clock;
  private final ZoneId zone;
  private final int noticeDays;
  private final TransactionTemplate transaction;

  Declarations(
      JdbcDeclarations jdbc,
      Intake intake,
      Facts facts,
      Keys keys,
      DoorLimit limit,
      Clock clock,
      ZoneId zone,
      @Value("${fangkong.declarations.notice-days:3}") int noticeDays,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.intake = intake;
    this.facts = facts;
    this.keys = keys;
    this.limit = limit;
    this.clock = clock;
    this.zone = zone;
    this.noticeDays = noticeDays;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Whether an arrival was announced as many days ahead as is asked for. */
  public boolean isInTime(Instant declared, Instant arrives) {
    return !arrives.isBefore(declared.plus(Duration.ofDays(noticeDays)));
  }

  /**
   * Takes a declaration in the form of the public door. A card may have declared elsewhere before,
   * so its declarations are looked for everywhere; the fact is recorded for its region alone.
   */
  public Accepted declare(JsonNode body, String address) {
    limit.declare(address);
    Declared declared = Declared.read(body);
    return Objects.requireNonNull(
        Scope.callEverywhere(() -> transaction.execute(_ -> take(declared))));
  }

  private Accepted take(Declared declared) {
    jdbc.lock(declared.key().id());
    List<JdbcDeclarations.Row> rows = jdbc.listOfCard(declared.key().id());
    Optional<Fact> before = findStored(rows, declared);
    Bytes said = keys.index("card", declared.holder());
    if (before.isEmpty() && rows.stream().anyMatch(row -> !row.isOf(declared.key(), said))) {
      throw Refused.because(ProblemCode.CARD_OF_ANOTHER);
    }
    Instant at = before.map(Fact::at).orElseGet(clock::instant);
    UUID person = record(declared, at);
    Instant when = time(declared);
    if (when.isBefore(at.minus(EARLIEST)) || when.isAfter(at.plus(LATEST))) {
      throw Refused.because(
          ProblemCode.IMPOSSIBLE_TIME, declared.direction().time(), when.toString());
    }
    if (before.isEmpty()) {
      keep(rows, declared, said, person);
    }
    boolean arriving = declared.direction() == Declared.Direction.ARRIVAL;
    return new Accepted(
        declared.key().id(),
        Cards.state(rows),
        arriving ? noticeDays : null,
        !arriving || isInTime(at, when));
  }

  /** The fact of an earlier sending: its time is part of what is repeated. */
  private Optional<Fact> findStored(List<JdbcDeclarations.Row> rows, Declared declared) {
    String id = declared.sent().path("id").asString("");
    return rows.stream()
        .filter(row -> row.fact().toString().equalsIgnoreCase(id))
        .findFirst()
        .flatMap(row ->
            facts.listOf(List.of(row.person())).stream()
                .filter(fact -> fact.id().equals(row.fact()))
                .findFirst());
  }

  private UUID record(Declared declared, Instant at) {
    String path = declared.sent().path("region").asString("");
    Region region =
        Region.find(path).orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", path));
    JsonNode fact = declared.fact(at.atZone(zone).toOffsetDateTime().toString());
    return switch (intake.take(List.of(fact), SignedIn.resident(region))) {
      case Receipt.Taken taken -> Objects.requireNonNull(taken.people().getFirst());
      case Receipt.Refused(List<Problem> problems) ->
          throw new Refused(problems.stream().map(Declared::asSent).toList());
    };
  }

  private void keep(List<JdbcDeclarations.Row> rows, Declared declared, Bytes said, UUID person) {
    if (rows.stream().anyMatch(row -> !row.person().equals(person))) {
      throw Refused.because(ProblemCode.CARD_OF_ANOTHER);
    }
    UUID fact = UUID.fromString(declared.sent().path("id").stringValue());
    Region region = new Region(declared.sent().path("region").stringValue());
    if (!jdbc.insert(new JdbcDeclarations.Row(fact, declared.key(), said, person, region, false))) {
      throw Refused.because(ProblemCode.REUSED_ID, "id", fact.toString());
    }
  }

  private static Instant time(Declared declared) {
    return OffsetDateTime.parse(declared.sent().path(declared.direction().time()).stringValue())
        .toInstant();
  }
}
