package fangkong.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.benchmarks.peers.Outcome.Answered;
import fangkong.benchmarks.town.CaseDraw.Case;
import fangkong.benchmarks.town.CheckInSink;
import fangkong.benchmarks.town.Town;
import fangkong.tracing.TraceParameters;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The SQL of the peers means what the engine means, on small instances from seeds. All instances
 * with the same parameters are asked about at once: their persons and places are numbered apart, so
 * that none can meet another's. The engine answers each alone.
 */
class SqlConformanceTest {
  private static final int PARAMETERS = 12;
  private static final int INSTANCES_OF_EACH = 100;
  private static final int NUMBERS_OF_EACH = 100;
  private static final int DAY = 86_400;
  private static final Tuning AT_ONCE = new Tuning(Long.MAX_VALUE, 0);
  private static final Tuning BY_SUMS = new Tuning(-1, 0);
  private static final Tuning BY_BOTH = new Tuning(-1, 3);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void duckdb_finds_at_once_what_the_engine_finds() throws SQLException {
    try (Peer peer = new DuckDb(1, AT_ONCE)) {
      agrees(peer);
    }
  }

  @Test
  void duckdb_finds_by_sums_what_the_engine_finds() throws SQLException {
    try (Peer peer = new DuckDb(1, BY_SUMS)) {
      agrees(peer);
    }
  }

  @Test
  void duckdb_finds_by_pairs_and_sums_what_the_engine_finds() throws SQLException {
    try (Peer peer = new DuckDb(1, BY_BOTH)) {
      agrees(peer);
    }
  }

  @Test
  void postgresql_finds_at_once_what_the_engine_finds() throws SQLException {
    try (Peer peer = new Postgres(1, AT_ONCE)) {
      agrees(peer);
    }
  }

  @Test
  void postgresql_finds_by_sums_what_the_engine_finds() throws SQLException {
    try (Peer peer = new Postgres(1, BY_SUMS)) {
      agrees(peer);
    }
  }

  @Test
  void postgresql_finds_by_pairs_and_sums_what_the_engine_finds() throws SQLException {
    try (Peer peer = new Postgres(1, BY_BOTH)) {
      agrees(peer);
    }
  }

  private static void agrees(Peer peer) throws SQLException {
    int contacts = 0;
    int laterContacts = 0;
    for (int seed = 0; seed < PARAMETERS; seed++) {
      Random random = new Random(seed);
      long assumedStay = random.nextInt(3) == 0 ? 0 : random.nextInt(DAY);
      TraceParameters parameters = parameters(random);
      List<Instance> instances = new ArrayList<>();
      for (int i = 0; i < INSTANCES_OF_EACH; i++) {
        instances.add(Instance.random(random, i * NUMBERS_OF_EACH));
      }
      List<String> expected = new ArrayList<>();
      List<Case> cases = new ArrayList<>();
      for (Instance each : instances) {
        Engine engine = new Engine(2);
        engine.load(each, assumedStay);
        expected.addAll(lines(engine.answer(new Question(each.cases, parameters)).answer()));
        cases.addAll(each.cases);
      }
      expected.sort(Comparator.naturalOrder());

      peer.load(sink -> instances.forEach(each -> each.accept(sink)), assumedStay);
      Outcome outcome = peer.answer(new Question(cases, parameters), LIMIT);

      assertThat(outcome).isInstanceOf(Answered.class);
      List<String> answered = lines(((Answered) outcome).answer());
      answered.sort(Comparator.naturalOrder());
      assertThat(answered).as("seed %d, %s", seed, parameters).isEqualTo(expected);
      contacts += expected.size();
      laterContacts += (int) expected.stream().filter(line -> !line.contains(",1,")).count();
    }
    assertThat(contacts).isGreaterThan(2_000);
    assertThat(laterContacts).isGreaterThan(200);
  }

  private static List<String> lines(Answer answer) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < answer.size(); row++) {
      lines.add(answer.line(row));
    }
    return lines;
  }

  private static TraceParameters parameters(Random random) {
    return new TraceParameters(
        1 + random.nextInt(4),
        random.nextBoolean() ? 0 : random.nextInt(4_000),
        random.nextBoolean() ? 0 : random.nextInt(7_000),
        random.nextBoolean() ? 0 : random.nextInt(DAY),
        Town.START + 2 * DAY + random.nextInt(6 * DAY));
  }

  /** A row of a log; {@code left} is null where nobody saw the leaving. */
  private record CheckIn(int person, int place, long entered, @Nullable Long left) {}

  /** A small log and its cases, persons and places numbered from {@code first}. */
  private record Instance(List<CheckIn> checkIns, List<Case> cases)
      implements Consumer<CheckInSink> {

    static Instance random(Random random, int first) {
      int people = 2 + random.nextInt(10);
      int places = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(4);
      long grid = random.nextBoolean() ? 1 : 600;
      List<CheckIn> checkIns = new ArrayList<>();
      for (int i = random.nextInt(70); i > 0; i--) {
        if (!checkIns.isEmpty() && random.nextInt(10) == 0) {
          checkIns.add(checkIns.get(random.nextInt(checkIns.size())));
          continue;
        }
        long entered = Town.START + random.nextInt(3 * DAY) / grid * grid;
        checkIns.add(
            new CheckIn(
                first + random.nextInt(people),
                first + random.nextInt(places),
                entered,
                left(random, entered, grid)));
      }
      List<Case> cases = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        long from = Town.START + (random.nextInt(4 * DAY) - DAY) / grid * grid;
        cases.add(
            new Case(first + random.nextInt(people), from, from + random.nextInt(5 * DAY) - 600));
      }
      return new Instance(checkIns, cases);
    }

    private static @Nullable Long left(Random random, long entered, long grid) {
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> null;
        case 3 -> entered;
        case 4 -> entered - random.nextInt(DAY);
        case 5 -> entered + random.nextInt(5 * DAY);
        default -> entered + (1 + random.nextInt(DAY / 2)) / grid * grid;
      };
    }

    @Override
    public void accept(CheckInSink sink) {
      for (CheckIn each : checkIns) {
        Long left = each.left;
        if (left == null) {
          sink.openStay(each.person, each.place, each.entered);
        } else {
          sink.stay(each.person, each.place, each.entered, left);
        }
      }
    }
  }
}
