package fangkong.server.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.lists.Defect;
import fangkong.judgement.lists.LeadKey;
import fangkong.judgement.lists.Leads;
import fangkong.judgement.lists.ListPlan;
import fangkong.judgement.lists.ListReader;
import fangkong.judgement.lists.ListRow;
import fangkong.judgement.lists.PlannedRow;
import fangkong.judgement.lists.RowState;
import fangkong.judgement.people.Found;
import fangkong.judgement.people.LongNumbers;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.database.Bytes;
import fangkong.server.people.Register;
import fangkong.server.problems.AtOnce;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports a pushed list: reads it, matches each row with the register and with what was pushed
 * before, and dispatches each new lead to the deepest node known of its destination. A file is
 * imported in one transaction; every row gets a state. Few are imported at once: a long one takes
 * much memory.
 */
@Service
public class ListImport {

  /** A lead is never sent, so nothing that is sent can be a repeat of one. */
  private static final Bytes NO_DIGEST = Bytes.of(new byte[0]);

  private static final int LONGEST_NAME = 200;
  private static final int MOST_AT_ONCE = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final JdbcLists lists;
  private final JdbcFacts facts;
  private final Register register;
  private final Regions regions;
  private final ListReader reader;
  private final Clock clock;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final AtOnce imports = new AtOnce(ProblemCode.LISTS_BUSY, MOST_AT_ONCE, LONGEST_WAIT);

  ListImport(
      JdbcLists lists,
      JdbcFacts facts,
      Register register,
      Regions regions,
      Clock clock,
      ZoneId zone,
      @Value("${fangkong.synthetic:false}") boolean synthetic,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.lists = lists;
    this.facts = facts;
    this.register = register;
    this.regions = regions;
    this.reader = new ListReader(zone, synthetic);
    this.clock = clock;
    this.zone = zone;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What an import came to: a receipt, or a file that is no list at all. */
  public sealed interface Outcome {
    record Imported(PushedList list) implements Outcome {}

    record NoList(Problem problem) implements Outcome {}
  }

  /**
   * What a file is called in its receipt: it is often called after whom it is about, so numbers are
   * left out. Empty where no file is called so.
   */
  public static Optional<String> findName(String given) {
    return given.length() > LONGEST_NAME || given.chars().anyMatch(Character::isISOControl)
        ? Optional.empty()
        : Optional.of(LongNumbers.hide(given));
  }

  public Outcome importFile(String name, byte[] file, SignedIn sender) {
    return imports.call(() -> importInTurn(name, file, sender));
  }

  private Outcome importInTurn(String name, byte[] file, SignedIn sender) {
    return switch (reader.read(file)) {
      case ListReader.Reading.NoList(Defect defect) -> new Outcome.NoList(problem(defect, null));
      case ListReader.Reading.Rows(String encoding, List<ListRow> rows) ->
          new Outcome.Imported(
              Objects.requireNonNull(
                  transaction.execute(_ -> importRows(name, encoding, rows, sender))));
    };
  }

  private PushedList importRows(String name, String encoding, List<ListRow> rows, SignedIn sender) {
    Instant now = clock.instant();
    Tree tree = regions.tree();
    UUID list = UuidCreator.getTimeOrderedEpoch();
    List<RowResult> results = new ArrayList<>(rows.size());
    List<PlannedRow.Dispatched> dispatched = new ArrayList<>(rows.size());
    ListPlan plan =
        new ListPlan(now, zone, region -> tree.findDeepest(region).filter(sender::sees));
    for (ListRow row : rows) {
      switch (plan.plan(row)) {
        case ListRow.Rejected(int number, Defect defect) ->
            results.add(RowResult.rejected(number, problem(defect, number)));
        case PlannedRow.Dispatched each -> dispatched.add(each);
      }
    }
    Set<UUID> concerned = new HashSet<>();
    Set<UUID> inserted = new HashSet<>();
    results.addAll(take(dispatched, sender, now, concerned, inserted));
    PushedList stored = PushedList.of(list, name, encoding, now, results);
    lists.insert(stored, commonRegion(results, sender), sender.account(), results);
    if (!concerned.isEmpty()) {
      events.publishEvent(new FactsAccepted(concerned, inserted));
    }
    return stored;
  }

  private static Problem problem(Defect defect, @Nullable Integer row) {
    return new Problem(
        ProblemCode.valueOf(defect.flaw().name()), row, defect.column(), defect.value());
  }

  private List<RowResult> take(
      List<PlannedRow.Dispatched> rows,
      SignedIn sender,
      Instant now,
      Set<UUID> concerned,
      Set<UUID> inserted) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Found> people =
        register.resolve(
            rows.stream().map(row -> new Register.Wanted(row.row().subject(), row.node())).toList(),
            now);
    List<JdbcLists.Claim> claims = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      PlannedRow.Dispatched row = rows.get(i);
      claims.add(
          new JdbcLists.Claim(
              new LeadKey(people.get(i).person(), row.row().origin(), row.day()),
              UuidCreator.getTimeOrderedEpoch()));
    }
    Map<LeadKey, JdbcLists.StoredLead> stored = lists.claim(claims);
    Leads leads = listKnown(stored, claims);
    List<RowResult> results = new ArrayList<>(rows.size());
    List<Intake.Digested> fresh = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      PlannedRow.Dispatched row = rows.get(i);
      JdbcLists.Claim claim = claims.get(i);
      UUID person = claim.key().person();
      JdbcLists.StoredLead lead = Objects.requireNonNull(stored.get(claim.key()));
      RowState state = leads.take(claim.key(), row.node());
      if (state != RowState.DUPLICATE) {
        fresh.add(lead(lead.id(), claim.lead(), row, person, sender, now));
        concerned.add(person);
      }
      results.add(
          new RowResult(
              row.row().number(), row.node(), state, people.get(i).match(), lead.id(), null));
    }
    inserted.addAll(facts.insert(fresh));
    return results;
  }

  /** Those of the leads that were there before, each as deep as it was dispatched. */
  private static Leads listKnown(
      Map<LeadKey, JdbcLists.StoredLead> stored, List<JdbcLists.Claim> claims) {
    Set<UUID> ours = claims.stream().map(JdbcLists.Claim::lead).collect(Collectors.toSet());
    Leads leads = new Leads();
    stored.forEach((key, lead) -> {
      if (lead.region() != null && !ours.contains(lead.id())) {
        leads.put(key, lead.region());
      }
    });
    return leads;
  }

  /** The fact of a lead; an update is a fact of its own that points to the lead it deepens. */
  private static Intake.Digested lead(
      UUID lead, UUID id, PlannedRow.Dispatched row, UUID person, SignedIn sender, Instant now) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("origin", row.row().origin()).put("arrives", row.row().arrives().toString());
    Fact fact =
        new Fact(
            id,
            FactType.LEAD,
            person,
            row.node(),
            now,
            now,
            now,
            sender.account(),
            Channel.LIST,
            lead.equals(id) ? null : lead,
            null,
            null,
            body);
    return new Intake.Digested(fact, NO_DIGEST, null);
  }

  /**
   * Where the receipt of a list belongs: the longest path that contains all its rows. Where the
   * sender's areas are several and none contains it, the first of them, so that the sender at least
   * sees it; each row belongs to its own region in any case.
   */
  private static String commonRegion(List<RowResult> results, SignedIn sender) {
    List<Region> regions =
        results.stream().map(RowResult::region).filter(Objects::nonNull).toList();
    String home = sender.scope().getFirst();
    if (home.equals(SignedIn.EVERYTHING)) {
      return findCommon(regions).map(Region::path).orElse("");
    }
    return findCommon(regions).filter(sender::sees).map(Region::path).orElse(home);
  }

  private static Optional<Region> findCommon(List<Region> regions) {
    Optional<Region> common = regions.stream().findFirst();
    for (Region region : regions) {
      while (common.isPresent() && !common.get().contains(region)) {
        common = common.get().findParent();
      }
    }
    return common;
  }
}
