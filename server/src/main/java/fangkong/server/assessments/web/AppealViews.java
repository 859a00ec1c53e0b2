package fangkong.server.assessments.web;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.Scope;
import fangkong.server.assessments.Appeal;
import fangkong.server.assessments.Appeals;
import fangkong.server.assessments.RulingProposal;
import fangkong.server.assessments.Rulings;
import fangkong.server.evidence.Facts;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the people, regions and accounts of appeals. */
@Component
class AppealViews {

  private static final String RESIDENT = Role.RESIDENT.name();

  /**
   * What was answered.
   *
   * @param clause that a rejection rests on
   * @param ruling the proposal started from an appeal that was upheld, and how far it is
   */
  record AnswerView(
      Appeal.Outcome outcome,
      String reason,
      @Nullable String clause,
      @Nullable UUID ruling,
      RulingProposal.@Nullable State rulingState,
      String by,
      OffsetDateTime at) {}

  /**
   * What a reason rests on.
   *
   * @param fact null where it is of somebody else: nothing of theirs is opened by an appeal
   */
  record Ground(@Nullable UUID fact, String type, OffsetDateTime at) {}

  /**
   * An appeal.
   *
   * @param name of the person, null where they are out of sight by now
   * @param filedBy the name of an account, or {@code RESIDENT}
   * @param answerer who is responsible for answering today; null where nobody is
   */
  record AppealView(
      UUID id,
      UUID person,
      @Nullable String name,
      Region region,
      String regionName,
      String clause,
      List<Ground> evidence,
      String text,
      String filedBy,
      OffsetDateTime filedAt,
      OffsetDateTime deadline,
      Appeal.State state,
      boolean overdue,
      @Nullable Worker answerer,
      @Nullable AnswerView answer) {}

  /** What the appeals of a page name, read once. */
  private record Named(
      Map<UUID, @Nullable String> people,
      Map<UUID, String> accounts,
      Map<UUID, RulingProposal.State> rulings,
      Map<UUID, Fact> evidence,
      Tree tree,
      Instant now) {}

  private final Register register;
  private final Accounts accounts;
  private final Regions regions;
  private final Rulings rulings;
  private final Facts facts;
  private final Clock clock;

  AppealViews(
      Register register,
      Accounts accounts,
      Regions regions,
      Rulings rulings,
      Facts facts,
      Clock clock) {
    this.register = register;
    this.accounts = accounts;
    this.regions = regions;
    this.rulings = rulings;
    this.facts = facts;
    this.clock = clock;
  }

  AppealView of(Appeal appeal) {
    return of(List.of(appeal)).getFirst();
  }

  List<AppealView> of(List<Appeal> appeals) {
    Named named = named(appeals);
    return appeals.stream().map(appeal -> view(appeal, named)).toList();
  }

  private Named named(List<Appeal> appeals) {
    Set<UUID> people = new HashSet<>();
    Set<UUID> speakers = new HashSet<>();
    Set<UUID> started = new HashSet<>();
    Set<UUID> evidence = new HashSet<>();
    for (Appeal appeal : appeals) {
      people.add(appeal.person());
      speakers.add(appeal.filedBy());
      evidence.addAll(appeal.evidence());
      Appeal.Answer answer = appeal.answer();
      if (answer != null) {
        speakers.add(answer.by());
        if (answer.ruling() != null) {
          started.add(answer.ruling());
        }
      }
    }
    Map<UUID, @Nullable String> names = new HashMap<>();
    for (Person person : register.list(people)) {
      names.put(person.id(), person.name());
    }
    return new Named(
        names,
        accounts.listUsernames(speakers),
        rulings.list(started).stream()
            .collect(Collectors.toMap(RulingProposal::id, RulingProposal::state)),
        read(evidence),
        regions.tree(),
        clock.instant());
  }

  /** Wherever it is, for whoever sees the appeal is told its kind and time. */
  private Map<UUID, Fact> read(Set<UUID> evidence) {
    return Scope.callEverywhere(() -> facts.list(evidence)).stream()
        .collect(Collectors.toMap(Fact::id, Function.identity()));
  }

  private List<Ground> grounds(Appeal appeal, Map<UUID, Fact> evidence) {
    return appeal.evidence().stream()
        .map(evidence::get)
        .filter(Objects::nonNull)
        .map(fact ->
            new Ground(
                appeal.person().equals(fact.person()) ? fact.id() : null,
                fact.type().word(),
                local(fact.at())))
        .toList();
  }

  private AppealView view(Appeal appeal, Named named) {
    Appeal.Answer answer = appeal.answer();
    return new AppealView(
        appeal.id(),
        appeal.person(),
        named.people().get(appeal.person()),
        appeal.region(),
        named.tree().nameOf(appeal.region()),
        appeal.clause(),
        grounds(appeal, named.evidence()),
        appeal.text(),
        named.accounts().getOrDefault(appeal.filedBy(), RESIDENT),
        local(appeal.filedAt()),
        local(appeal.deadline()),
        appeal.state(),
        appeal.isOverdue(named.now()),
        Appeals.findAnswerer(named.tree(), appeal.region(), regions.today()).orElse(null),
        answer == null ? null : view(answer, named));
  }

  private AnswerView view(Appeal.Answer answer, Named named) {
    UUID ruling = answer.ruling();
    return new AnswerView(
        answer.outcome(),
        answer.reason(),
        answer.clause(),
        ruling,
        ruling == null ? null : named.rulings().get(ruling),
        named.accounts().getOrDefault(answer.by(), ""),
        local(answer.at()));
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }
}
