package fangkong.server.tasks;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.Placed;
import fangkong.server.audit.Trail;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.Household;
import fangkong.server.evidence.Lists;
import fangkong.server.people.Person;
import fangkong.server.people.Purpose;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import fangkong.server.regions.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens tasks for those who do them: who it is about, where, and what one has to know. */
@Service
public class Worklists {

  private static final int MOST_OF_A_ROUND = 1_000;

  private final Tasks tasks;
  private final Assessments assessments;
  private final Facts facts;
  private final Lists lists;
  private final Register register;
  private final Trail trail;
  private final Regions regions;
  private final Clock clock;

  Worklists(
      Tasks tasks,
      Assessments assessments,
      Facts facts,
      Lists lists,
      Register register,
      Trail trail,
      Regions regions,
      Clock clock) {
    this.tasks = tasks;
    this.assessments = assessments;
    this.facts = facts;
    this.lists = lists;
    this.register = register;
    this.trail = trail;
    this.regions = regions;
    this.clock = clock;
  }

  public List<TaskView> listOpen(Region inside, Optional<TaskKey> after, int limit) {
    return views(tasks.listOpen(inside, after, limit));
  }

  public List<TaskView> listOpenOfPerson(
      UUID person, @Nullable Region inside, Optional<TaskKey> after, int limit) {
    return views(tasks.listOpenOfPerson(person, inside, after, limit));
  }

  public List<TaskView> listOpenOf(String worker, Optional<TaskKey> after, int limit) {
    return views(tasks.listOpenOf(worker, after, limit));
  }

  private List<TaskView> views(List<Task> open) {
    Instant now = clock.instant();
    Tree tree = regions.tree();
    Map<UUID, Person> people = open(people(open), open);
    Details details = details(open, fold(peopleWithMeasures(open), now));
    return open.stream()
        .map(task -> {
          Person person = people.get(task.person());
          return new TaskView(
              task.person(),
              person == null ? null : person.name(),
              task.kind(),
              task.subject(),
              task.region(),
              tree.nameOf(task.region()),
              task.openedAt(),
              task.dueAt(),
              task.doneAt(),
              !task.dueAt().isAfter(now),
              details.of(task));
        })
        .toList();
  }

  /** All that this worker needs for a day without a network. */
  public Round round(String worker) {
    Instant now = clock.instant();
    Tree tree = regions.tree();
    List<Region> nodes = regions.listNodesOf(worker);
    List<Task> open = tasks.listOpenOf(worker, Optional.empty(), MOST_OF_A_ROUND);
    List<Household> households = facts.listHouseholdsAt(nodes, now);
    List<Placed> inhabitants =
        assessments.listPlaced(households.stream().map(Household::region).toList());
    Set<UUID> managed = peopleWithMeasures(open);
    inhabitants.stream().filter(Placed::isManaged).map(Placed::person).forEach(managed::add);
    Map<UUID, Standing> standings = fold(managed, now);
    Set<UUID> everybody = people(open);
    inhabitants.stream().map(Placed::person).forEach(everybody::add);
    Map<UUID, Person> people = open(everybody, open);
    boolean reachable = mayCall(people(open));
    Details details = details(open, standings);
    Map<Region, List<Placed>> byHousehold =
        inhabitants.stream().collect(Collectors.groupingBy(Placed::region));
    return new Round(
        now,
        tree.findWorker(worker).map(Worklists::worker).orElse(new Round.Who(worker, worker)),
        nodes.stream().map(node -> new Round.Place(node, tree.ownName(node))).toList(),
        open.stream()
            .map(task -> todo(task, people.get(task.person()), reachable, now, details.of(task)))
            .toList(),
        households.stream()
            .map(household ->
                home(
                    household,
                    tree.ownName(household.region()),
                    byHousehold.getOrDefault(household.region(), List.of()).stream()
                        .map(placed ->
                            inhabitant(
                                placed,
                                people.get(placed.person()),
                                standings.get(placed.person())))
                        .toList()))
            .toList());
  }

  private static Round.Who worker(Worker worker) {
    return new Round.Who(worker.login(), worker.name());
  }

  /** A worker calls whom a task is about: their phones are shown in full, and that is recorded. */
  private boolean mayCall(Set<UUID> people) {
    boolean may = SignedIn.current().may(Right.REVEAL);
    if (may && !people.isEmpty()) {
      trail.revealed(List.copyOf(people), Purpose.CONTACT.name());
    }
    return may;
  }

  private static Round.Todo todo(
      Task task, @Nullable Person person, boolean reachable, Instant now, TaskView.Detail detail) {
    return new Round.Todo(
        task.person(),
        person == null ? null : person.name(),
        person == null || !reachable ? null : person.phone(),
        task.kind(),
        task.subject(),
        task.region(),
        person != null && livesHere(person, task) ? person.region() : null,
        task.openedAt(),
        task.dueAt(),
        !task.dueAt().isAfter(now),
        detail);
  }

  /** Whoever is announced may have a household elsewhere, where this worker records nothing. */
  private static boolean livesHere(Person person, Task task) {
    return person.region().isHousehold() && task.region().contains(person.region());
  }

  private static Round.Home home(
      Household household, String name, List<Round.Inhabitant> inhabitants) {
    return new Round.Home(
        household.region(),
        name,
        household.visitedAt() == null || household.outcome() == null
            ? null
            : new Round.Visit(household.visitedAt(), household.outcome()),
        inhabitants);
  }

  private static Round.Inhabitant inhabitant(
      Placed placed, @Nullable Person person, @Nullable Standing standing) {
    return new Round.Inhabitant(
        placed.person(),
        person == null ? null : person.name(),
        placed.category(),
        placed.code(),
        standing == null ? null : until(standing));
  }

  private static @Nullable LocalDate until(Standing standing) {
    return standing
        .assessment()
        .findLeadingCourse()
        .flatMap(Course::findSegmentInForce)
        .map(CourseSegment::until)
        .orElse(null);
  }

  private Details details(List<Task> open, Map<UUID, Standing> standings) {
    List<UUID> named =
        open.stream()
            .filter(Details::isOfFact)
            .map(task -> UUID.fromString(task.subject()))
            .toList();
    return new Details(
        standings,
        facts.list(named).stream().collect(Collectors.toMap(Fact::id, Function.identity())),
        lists.listFirstOf(named));
  }

  private static Set<UUID> people(List<Task> open) {
    return open.stream().map(Task::person).collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<UUID> peopleWithMeasures(List<Task> open) {
    Stream<Task> ofMeasures = open.stream().filter(task -> !Details.isOfFact(task));
    return ofMeasures.map(Task::person).collect(Collectors.toCollection(HashSet::new));
  }

  private Map<UUID, Standing> fold(Collection<UUID> people, Instant now) {
    return assessments.listAsOf(people, now).stream()
        .collect(Collectors.toMap(Standing::person, Function.identity()));
  }

  private Map<UUID, Person> open(Set<UUID> people) {
    return register.list(people).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  /**
   * Opens those whom a task is about too: whoever is announced may live anywhere, and has to be
   * found by name and phone.
   */
  private Map<UUID, Person> open(Set<UUID> people, List<Task> open) {
    Map<UUID, Person> opened = open(people);
    Set<UUID> announced =
        open.stream()
            .filter(Details::isOfFact)
            .map(Task::person)
            .filter(person -> !opened.containsKey(person))
            .collect(Collectors.toSet());
    if (!announced.isEmpty()) {
      opened.putAll(Scope.callEverywhere(() -> open(announced)));
    }
    return opened;
  }
}
