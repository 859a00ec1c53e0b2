package fangkong.server.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.database.Bytes;
import fangkong.server.people.Register;
import fangkong.server.problems.AtOnce;
import fangkong.server.problems.LongNumbers;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /** Who is to arrive or arrived further off than this was written down wrong. */
  private static final Duration PLAUSIBLE = Duration.ofDays(366);

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
      ListReader reader,
      Clock clock,
      ZoneId zone,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.lists = lists;
    this.facts = facts;
    this.register = register;
    this.regions = regions;
    this.reader = reader;
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
      case ListReader.Reading.NoList(Problem problem) -> new Outcome.NoList(problem);
      case ListReader.Reading.Rows(String encoding, List<ListReader.Row> rows) ->
          new Outcome.Imported(
              Objects.requireNonNull(
                  transaction.execute(_ -> importRows(name, encoding, rows, sender))));
    };
  }

  private PushedList importRows(
      String name, String encoding, List<ListReader.Row> rows, SignedIn sender) {
    Instant now = clock.instant();
    Tree tree = regions.tree();
    UUID list = UuidCreator.getTimeOrderedEpoch();
    List<RowResult> results = new ArrayList<>(rows.size());
    List<Planned> planned = new ArrayList<>(rows.size());
    for (ListReader.Row row : rows) {
      switch (row) {
        case ListReader.Row.Rejected(int number, Problem problem) ->
            results.add(RowResult.rejected(number, problem));
        case ListReader.Row.Read read -> {
          Region node = tree.findDeepest(read.destination()).filter(sender::sees).orElse(null);
          if (isFar(read.arrives(), now)) {
            String day = read.arrives().atZone(zone).toLocalDate().toString();
            results.add(rejected(read, ProblemCode.ROW_DATE_FAR, ListReader.ARRIVES, day));
          } else if (node == null) {
            String path = read.destination().path();
            results.add(rejected(read, ProblemCode.ROW_DESTINATION, ListReader.DESTINATION, path));
          } else {
            planned.add(new Planned(read, node));
          }
        }
      }
    }
    Set<UUID> concerned = new HashSet<>();
    Set<UUID> inserted = new HashSet<>();
    results.addAll(take(planned, sender, now, concerned, inserted));
    PushedList stored = PushedList.of(list, name, encoding, now, results);
    lists.insert(stored, commonRegion(results, sender), sender.account(), results);
    if (!concerned.isEmpty()) {
      events.publishEvent(new FactsAccepted(concerned, inserted));
    }
    return stored;
  }

  private static RowResult rejected(
      ListReader.Row.Read row, ProblemCode code, String column, String value) {
    return RowResult.rejected(row.number(), new Problem(code, row.number(), column, value));
  }

  private static boolean isFar(Instant arrives, Instant now) {
    return Duration.between(arrives, now).abs().compareTo(PLAUSIBLE) > 0;
  }

  private List<RowResult> take(
      List<Planned> planned,
      SignedIn sender,
      Instant now,
      Set<UUID> concerned,
      Set<UUID> inserted) {
    if (planned.isEmpty()) {
      return List.of();
    }
    List<Register.Found> people =
        register.resolve(
            planned.stream().map(p -> new Register.Wanted(p.row().subject(), p.node())).toList(),
            now);
    List<LeadKey> keys = new ArrayList<>(planned.size());
    for (int i = 0; i < planned.size(); i++) {
      ListReader.Row.Read row = planned.get(i).row();
      keys.add(
          new LeadKey(
              people.get(i).person(),
              row.origin(),
              row.arrives().atZone(zone).toLocalDate(),
              UuidCreator.getTimeOrderedEpoch()));
    }
    Map<LeadKey.Identity, JdbcLists.StoredLead> leads = lists.claim(keys);
    List<RowResult> results = new ArrayList<>(planned.size());
    List<Intake.Digested> fresh = new ArrayList<>();
    Map<LeadKey.Identity, Region> deepest = new HashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      Planned plan = planned.get(i);
      LeadKey key = keys.get(i);
      JdbcLists.StoredLead lead =
          leads.getOrDefault(key.identity(), new JdbcLists.StoredLead(key.lead(), null));
      Region known = deepest.getOrDefault(key.identity(), lead.region());
      RowResult.State state = state(lead.id().equals(key.lead()), known, plan.node());
      if (state != RowResult.State.DUPLICATE) {
        deepest.put(key.identity(), plan.node());
        fresh.add(lead(lead.id(), key.lead(), plan, key.person(), sender, now));
        concerned.add(key.person());
      }
      results.add(
          new RowResult(
              plan.row().number(), plan.node(), state, people.get(i).match(), lead.id(), null));
    }
    inserted.addAll(facts.insert(fresh));
    return results;
  }

  private static RowResult.State state(boolean claimed, @Nullable Region known, Region node) {
    if (claimed) {
      return RowResult.State.ACCEPTED;
    }
    boolean deeper = known != null && known.contains(node) && !known.equals(node);
    return deeper ? RowResult.State.UPDATED : RowResult.State.DUPLICATE;
  }

  /** The fact of a lead; an update is a fact of its own that points to the lead it deepens. */
  private static Intake.Digested lead(
      UUID lead, UUID id, Planned plan, UUID person, SignedIn sender, Instant now) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("origin", plan.row().origin()).put("arrives", plan.row().arrives().toString());
    Fact fact =
        new Fact(
            id,
            FactType.LEAD,
            person,
            plan.node(),
            now,
            now,
            now,
            sender.account(),
            Channel.LIST,
            lead.equals(id) ? null : lead,
            null,
            null,
            body);
    return new Intake.Digested(fact, NO_DIGEST);
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

  private record Planned(ListReader.Row.Read row, Region node) {}
}
