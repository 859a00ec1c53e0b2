package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.tracing.NaiveTrace.Data;
import fangkong.tracing.NaiveTrace.Interval;
import fangkong.tracing.NaiveTrace.Window;
import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who exposed whom, forwards and backwards, and everybody's meetings, beside the naive reading. */
@Tag("row-2.16")
@Tag("row-3.7")
class ExposuresTest {
  private static final int SEEDS = 300;
  private static final List<Engine.Variant> VARIANTS = List.of(Engine.Variant.values());

  @Test
  void exposuresOfAContactAddUpToItsRow() {
    int exposures = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Data data = RandomTraceTest.data(random);
      TraceParameters parameters = RandomTraceTest.parameters(random, data);
      Engine.Found found = Engine.trace(data, parameters, PersonOrder.NATURAL);
      Contacts contacts = found.contacts();
      for (int row = 0; row < contacts.size(); row++) {
        Exposures of = found.chains().exposures(row);
        assertThat(summary(of))
            .as("seed %d, row %d", seed, row)
            .isEqualTo(
                "%d %d %d %d"
                    .formatted(
                        contacts.firstExposedAt(row),
                        contacts.lastExposedAt(row),
                        contacts.overlapSeconds(row),
                        contacts.exposures(row)));
        assertThat(sources(of)).hasSize(found.chains().sources(row));
        exposures += of.size();
      }
    }
    assertThat(exposures).isGreaterThan(10 * SEEDS);
  }

  @Test
  void tooManyExposuresAreCountedAndNotKept() {
    Data data = RandomTraceTest.data(new Random(1));
    TraceParameters parameters = RandomTraceTest.parameters(new Random(1), data);
    Tracer tracer = Engine.tracer(data, PersonOrder.NATURAL, VARIANTS.getFirst());
    CaseWindows cases = Engine.cases(data);
    Contacts contacts = tracer.trace(cases, parameters);
    long all = IntStream.range(0, contacts.size()).mapToLong(contacts::exposures).sum();
    Chains kept = tracer.chains(cases, parameters, contacts, all);
    Chains counted = tracer.chains(cases, parameters, contacts, all - 1);
    assertThat(kept.hasExposures()).isTrue();
    assertThat(counted.hasExposures()).isFalse();
    assertThat(contacts.size()).isPositive();
    for (int row = 0; row < contacts.size(); row++) {
      assertThat(counted.sources(row)).isEqualTo(kept.sources(row));
      assertThat(counted.mainSource(row)).isEqualTo(kept.mainSource(row));
    }
    assertThatThrownBy(() -> counted.exposures(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void backwardFindsEverySourceThatWouldHaveExposedThePerson() {
    int exposures = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Data data = RandomTraceTest.data(random);
      TraceParameters asked = RandomTraceTest.parameters(random, data);
      long from = asked.until() - random.nextLong(30_000);
      int person = random.nextInt(20);
      Exposures found =
          new Tracer(Engine.index(data), PersonOrder.NATURAL)
              .backward(
                  person,
                  from,
                  asked.until(),
                  asked.minOverlapSeconds(),
                  asked.lingerSeconds(),
                  Integer.MAX_VALUE);
      assertThat(found.isCut()).isFalse();
      assertThat(lines(found))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(naiveBackward(data, asked, person, from));
      exposures += found.size();
    }
    assertThat(exposures).isGreaterThan(SEEDS);
  }

  @Test
  void backwardStopsWhereThereAreTooManyAndSaysThatItIsCut() {
    int cut = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Data data = RandomTraceTest.data(random);
      TraceParameters asked = RandomTraceTest.parameters(random, data);
      Tracer tracer = new Tracer(Engine.index(data), PersonOrder.NATURAL);
      int person = random.nextInt(20);
      List<String> all = lines(backward(tracer, person, asked, Integer.MAX_VALUE));
      for (int most = 0; most < all.size(); most++) {
        Exposures some = backward(tracer, person, asked, most);
        assertThat(some.isCut()).as("seed %d, %d of %d", seed, most, all.size()).isTrue();
        assertThat(lines(some)).hasSizeLessThanOrEqualTo(most);
        cut++;
      }
    }
    assertThat(cut).isGreaterThan(SEEDS);
  }

  private static Exposures backward(Tracer tracer, int person, TraceParameters asked, int most) {
    return tracer.backward(
        person,
        asked.until() - 30_000,
        asked.until(),
        asked.minOverlapSeconds(),
        asked.lingerSeconds(),
        most);
  }

  private static List<String> naiveBackward(
      Data data, TraceParameters asked, int person, long from) {
    List<String> lines = new ArrayList<>();
    for (int source = 0; source < 32; source++) {
      if (source != person) {
        Window window = new Window(source, from, asked.until());
        NaiveTrace naive = new NaiveTrace(data, asked);
        for (Interval exposure : naive.exposures(window, person)) {
          lines.add("%d %d %d".formatted(source, exposure.from(), exposure.until()));
        }
      }
    }
    return lines;
  }

  @Test
  void everybodysMeetingsAreThoseWithEachOtherPerson() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Data all = RandomTraceTest.data(random);
      Data data = new Data(all.checkIns(), List.of(), List.of(), all.assumedStaySeconds());
      long least = random.nextBoolean() ? 0 : random.nextLong(12);
      TraceParameters parameters = new TraceParameters(1, least, 0, 0, Long.MAX_VALUE >> 4);
      Engine.Variant variant = VARIANTS.get(seed % VARIANTS.size());
      Everyone everyone = Engine.tracer(data, PersonOrder.NATURAL, variant).everyone(least);
      for (int person = 0; person < everyone.personBound(); person++) {
        long overlap = 0;
        long meetings = 0;
        for (int other = 0; other < everyone.personBound(); other++) {
          if (other != person) {
            Window ever = new Window(other, Long.MIN_VALUE >> 4, Long.MAX_VALUE >> 4);
            for (Interval met : new NaiveTrace(data, parameters).exposures(ever, person)) {
              overlap += met.length();
              meetings++;
            }
          }
        }
        assertThat(everyone.overlapSeconds(person)).as("seed %d", seed).isEqualTo(overlap);
        assertThat(everyone.meetings(person)).as("seed %d", seed).isEqualTo(meetings);
      }
    }
  }

  private static String summary(Exposures of) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long overlap = 0;
    for (int i = 0; i < of.size(); i++) {
      first = Math.min(first, of.from(i));
      last = Math.max(last, of.until(i));
      overlap += of.until(i) - of.from(i);
    }
    return "%d %d %d %d".formatted(first, last, overlap, of.size());
  }

  private static List<Integer> sources(Exposures of) {
    List<Integer> sources = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      sources.add(of.source(i));
    }
    return sources.stream().distinct().toList();
  }

  private static List<String> lines(Exposures of) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      lines.add("%d %d %d".formatted(of.source(i), of.from(i), of.until(i)));
    }
    return lines;
  }
}
