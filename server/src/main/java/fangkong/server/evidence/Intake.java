package fangkong.server.evidence;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.people.Adding;
import fangkong.judgement.people.Found;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.SignedIn;
import fangkong.server.database.Bytes;
import fangkong.server.people.Keys;
import fangkong.server.people.Register;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The one door. A batch is taken whole or refused whole, in one transaction: read, filtered, its
 * people resolved, stored, and those it concerns marked to be looked at again. A repeat changes
 * nothing; a reused id is refused.
 */
@Service
public class Intake {

  public static final int LARGEST_BATCH = 1_000;

  /** What answers that somebody was announced. */
  private static final Set<FactType> ANSWERS = EnumSet.of(FactType.LEAD_OUTCOME, FactType.ARRIVAL);

  private final FactReader reader;
  private final JdbcFacts facts;
  private final Register register;
  private final Regions regions;
  private final PostDirectory posts;
  private final Keys keys;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Intake(
      FactReader reader,
      JdbcFacts facts,
      Register register,
      Regions regions,
      PostDirectory posts,
      Keys keys,
      Clock clock,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.reader = reader;
    this.facts = facts;
    this.register = register;
    this.regions = regions;
    this.posts = posts;
    this.keys = keys;
    this.clock = clock;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Receipt take(List<JsonNode> sent, SignedIn sender) {
    return take(sent, sender, false);
  }

  /**
   * Takes facts that the server made of acts which it has kept: rulings that one account proposed
   * and the sender confirmed, releases that the sender approved. Nothing else makes such facts, and
   * nobody else knows their ids: what is stored under one is the same act, whoever did it first.
   */
  public Receipt takeMade(List<JsonNode> made, SignedIn sender) {
    return take(made, sender, true);
  }

  private Receipt take(List<JsonNode> sent, SignedIn sender, boolean made) {
    if (sent.isEmpty() || sent.size() > LARGEST_BATCH) {
      return refused(Problem.of(ProblemCode.BATCH_SIZE, "facts", Integer.toString(sent.size())));
    }
    IntakeFilters.Context context =
        new IntakeFilters.Context(sender, regions.tree(), clock.instant(), made);
    List<IncomingFact> read = new ArrayList<>(sent.size());
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      switch (reader.read(i, sent.get(i))) {
        case FactReader.Reading.Fit(IncomingFact fact) ->
            IntakeFilters.check(fact, context).ifPresentOrElse(problems::add, () -> read.add(fact));
        case FactReader.Reading.Unfit(Problem problem) -> problems.add(problem);
      }
    }
    if (!problems.isEmpty()) {
      return new Receipt.Refused(problems);
    }
    return inTransaction(read, context);
  }

  private Receipt inTransaction(List<IncomingFact> read, IntakeFilters.Context context) {
    Receipt receipt =
        transaction.execute(status -> {
          Receipt result = store(read, context);
          if (result instanceof Receipt.Refused) {
            status.setRollbackOnly();
          }
          return result;
        });
    if (receipt == null) {
      throw new IllegalStateException("a transaction ended without a receipt");
    }
    return receipt;
  }

  /**
   * What is stored already is told before anybody is looked up: a repeat is one even where its
   * person would not be found the same way again.
   */
  private Receipt store(List<IncomingFact> read, IntakeFilters.Context context) {
    SignedIn sender = context.sender();
    Instant now = context.now();
    Map<UUID, Bytes> digests = new HashMap<>();
    for (IncomingFact fact : read) {
      Bytes digest = digest(fact);
      Bytes twin = digests.putIfAbsent(fact.id(), digest);
      if (twin != null && !twin.equals(digest)) {
        return refused(reused(fact));
      }
    }
    Map<UUID, JdbcFacts.Stored> stored = facts.listStored(digests.keySet());
    List<Problem> reused = context.made() ? List.of() : listReused(read, sender, digests, stored);
    if (!reused.isEmpty()) {
      return new Receipt.Refused(reused);
    }
    @Nullable UUID[] people = new @Nullable UUID[read.size()];
    List<IncomingFact> fresh = new ArrayList<>();
    for (IncomingFact fact : read) {
      JdbcFacts.Stored repeat = stored.get(fact.id());
      if (repeat == null) {
        fresh.add(fact);
      } else {
        people[fact.index()] = repeat.person();
      }
    }
    resolve(fresh, people, sender, now);
    List<Problem> unknown = unknownReferences(fresh, people, sender);
    unknown.addAll(unknownPosts(fresh));
    if (!unknown.isEmpty()) {
      return new Receipt.Refused(unknown);
    }
    Map<UUID, Digested> byId = new HashMap<>();
    for (IncomingFact fact : fresh) {
      byId.put(
          fact.id(),
          new Digested(
              fact(fact, people[fact.index()], sender, now),
              Objects.requireNonNull(digests.get(fact.id())),
              sender.device()));
    }
    Set<UUID> inserted = facts.insert(byId.values());
    if (inserted.size() < byId.size() && !context.made()) {
      List<Problem> overtaken = listReused(fresh, sender, digests, facts.listStored(byId.keySet()));
      if (!overtaken.isEmpty()) {
        return new Receipt.Refused(overtaken);
      }
    }
    publish(inserted, byId);
    return new Receipt.Taken(inserted.size(), read.size() - inserted.size(), Arrays.asList(people));
  }

  /**
   * Those whose id has another content, or the same from somebody else: whoever did not send it may
   * not find out by trying what it says.
   */
  private static List<Problem> listReused(
      List<IncomingFact> read,
      SignedIn sender,
      Map<UUID, Bytes> digests,
      Map<UUID, JdbcFacts.Stored> stored) {
    return read.stream()
        .filter(fact -> {
          JdbcFacts.Stored before = stored.get(fact.id());
          return before != null
              && (!before.recordedBy().equals(sender.account())
                  || !before.digest().equals(digests.get(fact.id())));
        })
        .map(Intake::reused)
        .toList();
  }

  private void publish(Set<UUID> inserted, Map<UUID, Digested> byId) {
    Set<UUID> concerned = new HashSet<>();
    for (UUID id : inserted) {
      Fact fact = Objects.requireNonNull(byId.get(id)).fact();
      if (fact.person() != null && !fact.type().isPresence()) {
        concerned.add(fact.person());
      }
    }
    if (!inserted.isEmpty()) {
      events.publishEvent(new FactsAccepted(concerned, inserted));
    }
  }

  private void resolve(
      List<IncomingFact> fresh, @Nullable UUID[] people, SignedIn sender, Instant now) {
    List<IncomingFact> said = new ArrayList<>();
    List<Register.Wanted> wanted = new ArrayList<>();
    for (IncomingFact fact : fresh) {
      switch (fact.about()) {
        case IncomingFact.About.Known(UUID person) -> people[fact.index()] = person;
        case IncomingFact.About.Said(var subject) -> {
          said.add(fact);
          wanted.add(new Register.Wanted(subject, fact.region()));
        }
        case IncomingFact.About.Nobody() -> {}
      }
    }
    Adding adding = sender.may(Right.RECORD) ? Adding.WHAT_IS_SAID : Adding.NOTHING;
    List<Found> found = wanted.isEmpty() ? List.of() : register.resolve(wanted, adding, now);
    for (int i = 0; i < said.size(); i++) {
      people[said.get(i).index()] = found.get(i).person();
    }
  }

  /**
   * Somebody named by the register's id must be in sight of the sender: whoever comes from
   * elsewhere is named by number, or by name and phone, so that an id alone opens nobody's record.
   * Whoever is announced may live anywhere: those who see the lead or the declaration answer it. A
   * passage opens no record, and whoever passes may live anywhere too; so may those whom an
   * investigation found exposed.
   */
  private List<Problem> unknownReferences(
      List<IncomingFact> read, @Nullable UUID[] people, SignedIn sender) {
    Set<UUID> named = new HashSet<>();
    Set<UUID> leads = new HashSet<>();
    for (IncomingFact fact : read) {
      if (fact.about() instanceof IncomingFact.About.Known(UUID person)) {
        named.add(person);
      }
      if (fact.type() == FactType.EXPOSURE && fact.linked() != null) {
        named.add(fact.linked());
      } else if (fact.type() == FactType.LEAD_OUTCOME && fact.linked() != null) {
        leads.add(fact.linked());
      }
    }
    Set<UUID> known = register.listKnown(named);
    Set<UUID> ours = register.listVisible(named);
    boolean investigates = sender.may(Right.INVESTIGATE);
    Set<UUID> announced = named.isEmpty() ? Set.of() : facts.listAnnounced(named);
    Map<UUID, UUID> peopleOfLeads = leads.isEmpty() ? Map.of() : facts.listPeopleOfLeads(leads);
    List<Problem> problems = new ArrayList<>();
    for (IncomingFact fact : read) {
      if (fact.about() instanceof IncomingFact.About.Known(UUID person)
          && !ours.contains(person)
          && !(fact.type() == FactType.PASSAGE && known.contains(person))
          && !(fact.type() == FactType.EXPOSURE && investigates && known.contains(person))
          && !(ANSWERS.contains(fact.type()) && announced.contains(person))) {
        problems.add(
            Problem.of(ProblemCode.UNKNOWN_PERSON, "person", person.toString()).at(fact.index()));
      } else if (fact.type() == FactType.EXPOSURE && !known.contains(fact.linked())) {
        problems.add(
            Problem.of(ProblemCode.UNKNOWN_PERSON, "to", String.valueOf(fact.linked()))
                .at(fact.index()));
      } else if (fact.type() == FactType.LEAD_OUTCOME
          && !Objects.equals(peopleOfLeads.get(fact.linked()), people[fact.index()])) {
        problems.add(
            Problem.of(ProblemCode.UNKNOWN_LEAD, "lead", String.valueOf(fact.linked()))
                .at(fact.index()));
      }
    }
    return problems;
  }

  /** A passage belongs to a post of the sender's, and to the region where that post stands. */
  private List<Problem> unknownPosts(List<IncomingFact> read) {
    List<IncomingFact> passages =
        read.stream().filter(fact -> fact.type() == FactType.PASSAGE).toList();
    if (passages.isEmpty()) {
      return List.of();
    }
    Map<String, Region> known =
        posts.listRegions(
            passages.stream().map(IncomingFact::requirePlace).collect(Collectors.toSet()));
    List<Problem> problems = new ArrayList<>();
    for (IncomingFact passage : passages) {
      String post = passage.requirePlace();
      if (!known.containsKey(post)) {
        problems.add(Problem.of(ProblemCode.UNKNOWN_POST, "post", post).at(passage.index()));
      } else if (!passage.region().equals(known.get(post))) {
        problems.add(
            Problem.of(ProblemCode.BAD_VALUE, "region", passage.region().path())
                .at(passage.index()));
      }
    }
    return problems;
  }

  /**
   * What a device whose clock is a little fast knows is known now: nothing waits for a time to
   * come.
   */
  private static Fact fact(IncomingFact fact, @Nullable UUID person, SignedIn sender, Instant now) {
    return new Fact(
        fact.id(),
        fact.type(),
        person,
        fact.region(),
        fact.at(),
        fact.known().isAfter(now) ? now : fact.known(),
        now,
        sender.account(),
        fact.channel(),
        fact.linked(),
        fact.place(),
        fact.until(),
        fact.body());
  }

  /** The keyed digest of what was sent, whatever the order of its fields. */
  private Bytes digest(IncomingFact fact) {
    return keys.index("fact", Canonical.text(fact.sent()));
  }

  private static Problem reused(IncomingFact fact) {
    return Problem.of(ProblemCode.REUSED_ID, "id", fact.id().toString()).at(fact.index());
  }

  private static Receipt refused(Problem problem) {
    return new Receipt.Refused(List.of(problem));
  }

  /** A fact with the digest of what was sent, and the device that sent it. */
  record Digested(Fact fact, Bytes digest, @Nullable UUID device) {}
}
