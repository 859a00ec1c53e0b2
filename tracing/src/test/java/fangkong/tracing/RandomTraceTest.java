package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.tracing.NaiveTrace.CheckIn;
import fangkong.tracing.NaiveTrace.Data;
import fangkong.tracing.NaiveTrace.Named;
import fangkong.tracing.NaiveTrace.Window;
import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine beside the naive reading of the contract, on seeded random data. */
@Tag("row-2.16")
@Tag("row-3.7")
class RandomTraceTest {
  private static final int SEEDS = 2_000;

  /** From a minute to so long that stays are wide, over midnight and over many days. */
  private static final long[] SPANS = {60, 60, 20_000, 20_000, 600_000, 100_000_000, 1L << 44};

  @Test
  void engineAndNaiveReadingAgree() {
    int contacts = 0;
    int deepest = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Data data = data(random);
      TraceParameters parameters = parameters(random, data);
      String expected = new NaiveTrace(data, parameters).lines();
      for (Engine.Variant variant : Engine.Variant.values()) {
        assertThat(Engine.trace(data, parameters, PersonOrder.NATURAL, variant).lines())
            .as("%s, seed %d, %s, %s", variant, seed, parameters, data)
            .isEqualTo(expected);
      }
      Contacts found = Engine.trace(data, parameters, PersonOrder.NATURAL).contacts();
      contacts += found.size();
      deepest = Math.max(deepest, found.size() == 0 ? 0 : found.generation(found.size() - 1));
    }
    assertThat(contacts).as("the data must lead to contacts").isGreaterThan(4 * SEEDS);
    assertThat(deepest).as("the data must lead to generations").isGreaterThanOrEqualTo(4);
  }

  @Test
  void orderOfRowsChangesNothing() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Data data = data(random);
      TraceParameters parameters = parameters(random, data);
      String expected = Engine.trace(data, parameters, PersonOrder.NATURAL).lines();
      Data shuffled =
          new Data(
              shuffled(data.checkIns(), random),
              shuffled(data.named(), random),
              shuffled(data.windows(), random),
              data.assumedStaySeconds());
      assertThat(Engine.trace(shuffled, parameters, PersonOrder.NATURAL).lines())
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void numberingOfPersonsChangesNothingButTheNumbers() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Data data = data(random);
      TraceParameters parameters = parameters(random, data);
      List<Integer> numbers = shuffled(IntStream.range(0, 40).boxed().toList(), random);
      Data renumbered =
          new Data(
              data.checkIns().stream()
                  .map(c -> new CheckIn(numbers.get(c.person()), c.place(), c.entered(), c.left()))
                  .toList(),
              data.named().stream()
                  .map(n ->
                      new Named(
                          numbers.get(n.person()), numbers.get(n.contact()), n.from(), n.until()))
                  .toList(),
              data.windows().stream()
                  .map(w -> new Window(numbers.get(w.person()), w.from(), w.until()))
                  .toList(),
              data.assumedStaySeconds());
      PersonOrder byOldNumber = (a, b) -> Integer.compare(numbers.indexOf(a), numbers.indexOf(b));
      assertThat(
              Engine.trace(renumbered, parameters, byOldNumber)
                  .lines(person -> Integer.toString(numbers.indexOf(person))))
          .as("seed %d", seed)
          .isEqualTo(Engine.trace(data, parameters, PersonOrder.NATURAL).lines());
    }
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  static Data data(Random random) {
    int people = 2 + random.nextInt(30);
    int places = 1 + random.nextInt(6);
    long span = SPANS[random.nextInt(SPANS.length)];
    List<CheckIn> checkIns = new ArrayList<>();
    int rows = random.nextInt(8) == 0 ? 0 : random.nextInt(120);
    for (int i = 0; i < rows; i++) {
      if (!checkIns.isEmpty() && random.nextInt(12) == 0) {
        checkIns.add(checkIns.get(random.nextInt(checkIns.size())));
        continue;
      }
      long entered = time(random, span);
      checkIns.add(
          new CheckIn(
              random.nextInt(people),
              random.nextInt(places),
              entered,
              left(random, entered, span)));
    }
    List<Named> named = new ArrayList<>();
    int namedRows = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
    for (int i = 0; i < namedRows; i++) {
      long from = time(random, span);
      named.add(
          new Named(
              random.nextInt(people),
              random.nextInt(people),
              from,
              from + random.nextLong(span / 4) - 2));
    }
    List<Window> windows = new ArrayList<>();
    boolean allOpen = random.nextInt(4) == 0;
    int most = random.nextInt(6) == 0 ? 0 : allOpen ? 25 : 5;
    for (int i = most == 0 ? 0 : 1 + random.nextInt(most); i > 0; i--) {
      long from = time(random, span) - span / 2;
      boolean open = allOpen || random.nextInt(3) == 0;
      windows.add(
          new Window(
              random.nextInt(people), from, open ? null : from + random.nextLong(2 * span) - 2));
    }
    return new Data(checkIns, named, windows, random.nextLong(span / 2));
  }

  private static long time(Random random, long span) {
    return random.nextLong(span) - span / 2;
  }

  private static @Nullable Long left(Random random, long entered, long span) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> null;
      case 2 -> entered;
      case 3 -> entered - random.nextLong(span);
      case 4 -> entered + random.nextLong(span);
      default -> entered + 1 + random.nextLong(span / 6);
    };
  }

  static TraceParameters parameters(Random random, Data data) {
    long latest = NaiveTrace.latestEnd(data).orElse(0);
    return new TraceParameters(
        random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(5),
        random.nextBoolean() ? 0 : random.nextLong(12),
        random.nextBoolean() ? 0 : random.nextLong(100),
        random.nextBoolean() ? 0 : random.nextLong(40),
        random.nextInt(3) == 0 ? latest - random.nextLong(30) : latest);
  }
}
