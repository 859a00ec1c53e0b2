package fangkong.server.regions;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.regions.Region;
import fangkong.server.regions.Responsibility.Absence;
import fangkong.server.regions.Responsibility.Assignment;
import fangkong.server.regions.Responsibility.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exactly one answers for every node on every day: by examples, and beside a naive reading of
 * random rosters.
 */
@Tag("row-1.4")
class ResponsibilityTest {

  private static final LocalDate DAY = LocalDate.parse("2022-01-01");
  private static final Region VILLAGE = new Region("41/15/26/101/201/");
  private static final Region GRID = new Region("41/15/26/101/201/G01/");
  private static final Region CELL = new Region("41/15/26/101/201/G01/C01/");

  private static Assignment duty(String worker, Region region, Role role) {
    return new Assignment(worker, region, role, LocalDate.EPOCH, null);
  }

  private static Absence absence(String worker, int from, int until, String cover) {
    return new Absence(worker, DAY.plusDays(from), DAY.plusDays(until), cover);
  }

  private static String accountable(List<Assignment> duties, Absence... absences) {
    return new Responsibility(duties, List.of(absences))
        .findAccountable(CELL, DAY)
        .orElse("nobody");
  }

  @Test
  void a_worker_answers_before_the_lead_and_the_lead_of_the_grid_where_the_cell_has_none() {
    List<Assignment> both =
        List.of(
            duty("lead", CELL, Role.LEAD),
            duty("worker", CELL, Role.WORKER),
            duty("grid", GRID, Role.LEAD));

    assertThat(accountable(both)).isEqualTo("worker");
    assertThat(
            accountable(
                List.of(duty("grid", GRID, Role.LEAD), duty("village", VILLAGE, Role.WORKER))))
        .isEqualTo("grid");
    assertThat(accountable(List.of(duty("village", VILLAGE, Role.WORKER)))).isEqualTo("village");
    assertThat(accountable(List.of())).isEqualTo("nobody");
  }

  @Test
  void of_several_workers_it_is_always_the_same_one() {
    List<Assignment> several = List.of(duty("b", CELL, Role.WORKER), duty("a", CELL, Role.WORKER));

    assertThat(accountable(several)).isEqualTo("a").isEqualTo(accountable(several.reversed()));
  }

  @Test
  void absence_passes_to_the_named_cover_from_its_first_day_to_the_day_before_the_return() {
    Responsibility responsibility =
        new Responsibility(List.of(duty("a", CELL, Role.WORKER)), List.of(absence("a", 1, 3, "b")));

    assertThat(
            List.of(0, 1, 2, 3).stream()
                .map(day ->
                    responsibility.findAccountable(CELL, DAY.plusDays(day)).orElse("nobody")))
        .containsExactly("a", "b", "b", "a");
  }

  @Test
  void the_cover_of_a_cover_answers_and_a_ring_passes_to_whoever_is_next() {
    List<Assignment> duties =
        List.of(
            duty("a", CELL, Role.WORKER), duty("d", CELL, Role.WORKER), duty("g", GRID, Role.LEAD));

    assertThat(accountable(duties, absence("a", 0, 9, "b"), absence("b", 0, 9, "c")))
        .isEqualTo("c");
    assertThat(accountable(duties, absence("a", 0, 9, "b"), absence("b", 0, 9, "a")))
        .isEqualTo("d");
    assertThat(
            accountable(
                duties,
                absence("a", 0, 9, "b"),
                absence("b", 0, 9, "a"),
                absence("d", 0, 9, "a"),
                absence("g", 5, 9, "a")))
        .isEqualTo("g");
  }

  @Test
  void a_duty_that_is_over_or_not_begun_answers_for_nothing() {
    List<Assignment> duties =
        List.of(
            new Assignment("before", CELL, Role.WORKER, DAY.minusDays(9), DAY),
            new Assignment("after", CELL, Role.WORKER, DAY.plusDays(1), null),
            new Assignment("now", CELL, Role.LEAD, DAY, DAY.plusDays(1)));

    assertThat(accountable(duties)).isEqualTo("now");
  }

  /** A random place with its roster and absences, over twenty days. */
  private record World(List<Region> nodes, List<Assignment> duties, List<Absence> absences) {

    static World of(long seed) {
      Random random = new Random(seed);
      List<Region> nodes = new ArrayList<>(List.of(new Region("41/")));
      for (int i = 0; i < 12; i++) {
        Region parent = nodes.get(random.nextInt(nodes.size()));
        nodes.add(child(parent, i));
      }
      List<String> workers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        workers.add("w" + i);
      }
      List<Assignment> duties = new ArrayList<>();
      int count = random.nextInt(14);
      for (int i = 0; i < count; i++) {
        LocalDate from = DAY.plusDays(random.nextInt(12) - 6L);
        @Nullable LocalDate until =
            random.nextInt(3) > 0 ? null : from.plusDays(1 + random.nextInt(12));
        duties.add(
            new Assignment(
                pick(workers, random),
                pick(nodes, random),
                random.nextBoolean() ? Role.WORKER : Role.LEAD,
                from,
                until));
      }
      List<Absence> absences = new ArrayList<>();
      for (String worker : workers) {
        // two that overlap now and then; covers at random make chains and rings
        for (int i = random.nextInt(3); i > 0; i--) {
          LocalDate from = DAY.plusDays(random.nextInt(15));
          String cover = pick(workers, random);
          boolean same =
              absences.stream().anyMatch(a -> a.worker().equals(worker) && a.from().equals(from));
          if (!cover.equals(worker) && !same) {
            absences.add(new Absence(worker, from, from.plusDays(1 + random.nextInt(8)), cover));
          }
        }
      }
      return new World(nodes, duties, absences);
    }

    private static Region child(Region parent, int number) {
      int depth = (int) parent.path().chars().filter(c -> c == '/').count();
      String step =
          depth < 3
              ? "%02d/".formatted(10 + number)
              : depth < 5 ? "%03d/".formatted(100 + number) : "C%02d/".formatted(number);
      return new Region(parent.path() + step);
    }

    private static <T> T pick(List<T> list, Random random) {
      return list.get(random.nextInt(list.size()));
    }

    /** Follows the covers until somebody is there; nobody when the covers go round. */
    private Optional<String> naiveStandIn(String worker, LocalDate day, Set<String> asked) {
      if (!asked.add(worker)) {
        return Optional.empty();
      }
      @Nullable Absence running = null;
      for (Absence absence : absences) {
        boolean away =
            absence.worker().equals(worker)
                && absence.from().compareTo(day) <= 0
                && absence.until().compareTo(day) > 0;
        if (away && (running == null || absence.from().isBefore(running.from()))) {
          running = absence;
        }
      }
      return running == null ? Optional.of(worker) : naiveStandIn(running.cover(), day, asked);
    }

    Optional<String> naive(Region node, LocalDate day) {
      List<String> names = duties.stream().map(Assignment::worker).distinct().sorted().toList();
      String path = node.path();
      while (!path.isEmpty()) {
        for (Role role : List.of(Role.WORKER, Role.LEAD)) {
          for (String name : names) {
            if (holds(name, path, role, day)) {
              Optional<String> found = naiveStandIn(name, day, new HashSet<>());
              if (found.isPresent()) {
                return found;
              }
            }
          }
        }
        path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
      }
      return Optional.empty();
    }

    private boolean holds(String name, String path, Role role, LocalDate day) {
      for (Assignment duty : duties) {
        LocalDate until = duty.until();
        if (duty.worker().equals(name)
            && duty.region().path().equals(path)
            && duty.role() == role
            && duty.from().compareTo(day) <= 0
            && (until == null || until.compareTo(day) > 0)) {
          return true;
        }
      }
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000, 2000, 3000})
  void for_every_node_and_day_exactly_one_answers_as_long_as_somebody_up_the_chain_is_there(
      long first) {
    int answered = 0;
    int covered = 0;
    for (long seed = first; seed < first + 150; seed++) {
      World world = World.of(seed);
      Responsibility responsibility = new Responsibility(world.duties(), world.absences());
      for (Region node : world.nodes()) {
        for (int day = 0; day < 20; day++) {
          LocalDate on = DAY.plusDays(day);
          Optional<String> accountable = responsibility.findAccountable(node, on);
          assertThat(accountable)
              .as("seed %d, %s on %s", seed, node, on)
              .isEqualTo(world.naive(node, on));
          answered += accountable.isPresent() ? 1 : 0;
          covered +=
              accountable
                      .filter(who -> world.duties().stream().noneMatch(d -> d.worker().equals(who)))
                      .isPresent()
                  ? 1
                  : 0;
          assertPresent(world, accountable, on);
        }
      }
    }
    // the random worlds reach what they are for
    assertThat(answered).isGreaterThan(10_000);
    assertThat(covered).isGreaterThan(500);
  }

  private static void assertPresent(World world, Optional<String> accountable, LocalDate on) {
    accountable.ifPresent(who ->
        assertThat(world.absences())
            .noneMatch(absence -> absence.worker().equals(who) && absence.holds(on)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_order_in_which_a_roster_was_written_decides_nothing(long seed) {
    World world = World.of(seed);
    List<Assignment> duties = new ArrayList<>(world.duties());
    List<Absence> absences = new ArrayList<>(world.absences());
    java.util.Collections.shuffle(duties, new Random(seed));
    java.util.Collections.shuffle(absences, new Random(seed));
    Responsibility one = new Responsibility(world.duties(), world.absences());
    Responsibility other = new Responsibility(duties, absences);

    for (Region node : world.nodes()) {
      for (int day = 0; day < 20; day++) {
        LocalDate on = DAY.plusDays(day);
        assertThat(other.findAccountable(node, on)).isEqualTo(one.findAccountable(node, on));
      }
    }
  }
}
