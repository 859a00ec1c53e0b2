package fangkong.server.declarations;

import fangkong.assessment.Course;
import fangkong.assessment.Reason;
import fangkong.assessment.protocol.Category;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Scope;
import fangkong.server.assessments.Appeal;
import fangkong.server.assessments.Appeals;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.Lacking;
import fangkong.server.assessments.ProtocolLibrary;
import fangkong.server.evidence.Facts;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Objection;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Shows the holders of cards what they declared and, once confirmed, how they stand and why. */
@Service
public class Holders {

  private final JdbcDeclarations jdbc;
  private final Facts facts;
  private final Assessments assessments;
  private final HoldersAppeals appeals;
  private final HoldersLookers lookers;
  private final ProtocolLibrary protocols;
  private final Regions regions;
  private final DoorLimit limit;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;

  Holders(
      JdbcDeclarations jdbc,
      Facts facts,
      Assessments assessments,
      HoldersAppeals appeals,
      HoldersLookers lookers,
      ProtocolLibrary protocols,
      Regions regions,
      DoorLimit limit,
      Clock clock,
      ZoneId zone,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.assessments = assessments;
    this.appeals = appeals;
    this.lookers = lookers;
    this.protocols = protocols;
    this.regions = regions;
    this.limit = limit;
    this.clock = clock;
    this.zone = zone;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** For the holder of the card in the body, wherever they declared and stand. */
  public Mine show(JsonNode body, String address) {
    CardKey key = Declared.readCard(body);
    limit.look(key, address);
    return Scope.callEverywhere(() -> show(key, address));
  }

  private Mine show(CardKey key, String address) {
    List<JdbcDeclarations.Row> rows = rows(key, address);
    UUID person = rows.getFirst().person();
    Set<UUID> declared =
        rows.stream().map(JdbcDeclarations.Row::fact).collect(Collectors.toUnmodifiableSet());
    List<Fact> known = facts.listOf(List.of(person));
    List<Fact> own = known.stream().filter(fact -> declared.contains(fact.id())).toList();
    Card.State state = Cards.state(rows);
    Optional<Standing> standing =
        state == Card.State.CONFIRMED
            ? assessments.findAsOf(person, clock.instant())
            : Optional.empty();
    Region region = standing.map(Standing::region).orElseGet(() -> own.getLast().region());
    Tree tree = regions.tree();
    LocalDate today = regions.today();
    return new Mine(
        key.id(),
        state,
        own.stream().map(fact -> announced(fact, tree)).toList(),
        standing.map(s -> standing(s, known)).orElse(null),
        responsible(region, tree, today),
        new Objection(tree.findObjection(region, today).orElse(null)),
        Appeals.findAnswerer(tree, region, today).map(Worker::name).orElse(null),
        state == Card.State.CONFIRMED ? appeals.listOf(person) : List.of(),
        state == Card.State.CONFIRMED ? lookers.listOf(person, tree) : List.of());
  }

  /**
   * Files what the holder of the card in the body objects to, wherever they stand. Whoever knows
   * somebody's number and no more appeals for nobody.
   */
  public Mine.Appealed appeal(JsonNode body, String address) {
    limit.declare(address);
    Declared.Objected objected = Declared.readAppeal(body);
    limit.look(objected.key(), address);
    return Scope.callEverywhere(() -> {
      List<JdbcDeclarations.Row> rows = rows(objected.key(), address);
      if (Cards.state(rows) != Card.State.CONFIRMED) {
        throw Refused.because(ProblemCode.CARD_UNCONFIRMED);
      }
      return appeals.file(
          new Appeal.Wanted(
              objected.id(), rows.getFirst().person(), objected.clause(), objected.text()));
    });
  }

  private List<JdbcDeclarations.Row> rows(CardKey key, String address) {
    List<JdbcDeclarations.Row> rows =
        transaction.execute(_ -> jdbc.listOfCard(key.id())).stream()
            .filter(row -> row.key().equals(key))
            .toList();
    if (rows.isEmpty()) {
      limit.guessed(address);
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return rows;
  }

  private Mine.Announced announced(Fact fact, Tree tree) {
    JsonNode body = fact.body();
    return new Mine.Announced(
        fact.id(),
        Declared.Direction.ofFact(fact.type().word()).name(),
        fact.region(),
        tree.nameOf(fact.region()),
        text(body, "arrives"),
        text(body, "origin"),
        text(body, "leaves"),
        text(body, "to"),
        local(fact.at()));
  }

  private static @Nullable String text(JsonNode body, String field) {
    return body.has(field) ? body.path(field).stringValue() : null;
  }

  private Mine.OwnStanding standing(Standing standing, List<Fact> known) {
    var assessment = standing.assessment();
    var inForce = assessment.findLeadingCourse().flatMap(Course::findSegmentInForce);
    Map<String, Fact> byId =
        known.stream().collect(Collectors.toMap(fact -> fact.id().toString(), Function.identity()));
    return new Mine.OwnStanding(
        standing.shownCode(),
        assessment.category(),
        inForce.map(segment -> segment.tier().name()).orElse(null),
        inForce.map(segment -> segment.from()).orElse(null),
        inForce.map(segment -> segment.until()).orElse(null),
        assessment.reasons().stream()
            .map(reason -> ground(reason, standing.protocol(), byId))
            .toList(),
        assessment.missing().stream().map(Lacking::ofNobody).toList(),
        standing.nextChangeAt().map(this::local).orElse(null));
  }

  private Mine.Ground ground(Reason reason, String protocol, Map<String, Fact> own) {
    String clause = reason.clause().text();
    String source =
        protocols.find(protocol).stream()
            .flatMap(found -> found.categories().stream())
            .filter(category -> category.clause().equals(clause))
            .map(Category::source)
            .map(found -> found.clause())
            .findFirst()
            .orElse(null);
    List<Mine.Seen> seen =
        reason.evidence().stream()
            .flatMap(id -> Optional.ofNullable(own.get(id)).stream())
            .map(fact -> new Mine.Seen(fact.type().word(), local(fact.at())))
            .toList();
    return new Mine.Ground(clause, source, seen);
  }

  private static Mine.@Nullable Responsible responsible(Region region, Tree tree, LocalDate today) {
    return tree.findDeepest(region)
        .flatMap(node -> tree.responsibility().findAccountable(node, today))
        .flatMap(tree::findWorker)
        .map(worker -> new Mine.Responsible(worker.name(), worker.phone(), tree.nameOf(region)))
        .orElse(null);
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
