package fangkong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.province.Found.Answer;
import fangkong.province.Found.Sums;
import fangkong.province.Province.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvinceTest {
  private static final Province SMALL = new Province(3, 200, 20);
  private static final int PLACES = 10;

  private static List<Interval> stays() {
    return IntStream.range(0, SMALL.counties()).boxed().flatMap(SMALL::county).toList();
  }

  @Test
  void counties_are_made_alone_and_always_the_same() {
    assertThat(stays()).hasSize((int) SMALL.size()).isEqualTo(stays());
    assertThat(SMALL.county(1).map(Interval::person)).allMatch(person -> person / 200 == 1);
    assertThat(SMALL.county(1).map(Interval::from).toList())
        .isNotEqualTo(SMALL.county(2).map(Interval::from).toList());
    assertThat(Province.of(10_000_000).size()).isEqualTo(10_000_000);
  }

  @Test
  void nobody_is_at_two_places_at_once_and_some_are_elsewhere() {
    Map<Integer, List<Interval>> people =
        stays().stream().collect(Collectors.groupingBy(Interval::person));
    people
        .values()
        .forEach(stays -> {
          List<Interval> sorted =
              stays.stream().sorted(Comparator.comparingLong(Interval::from)).toList();
          for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).from()).isGreaterThan(sorted.get(i - 1).until());
          }
        });
    assertThat(stays()).allMatch(stay -> stay.until() <= Province.END);
    assertThat(stays()).anyMatch(stay -> stay.place() == 0);
    assertThat(SMALL.county(0)).anyMatch(stay -> stay.place() > PLACES);
  }

  @Test
  void one_machine_finds_what_a_naive_reading_finds() {
    Asked asked = new Asked(5, 2, 900, Province.DAY, 1);
    Answer answer = OneMachine.trace(SMALL, asked, 2);
    assertThat(answer.generations()).extracting(Found::sums).isEqualTo(naive(asked));
    assertThat(answer.generations()).allMatch(found -> found.sums().contacts() > 0);
  }

  /** Every source against every stay. */
  private static List<Sums> naive(Asked asked) {
    List<Interval> stays = stays();
    List<Interval> sources = SMALL.cases(asked.cases());
    Map<Integer, Sums> reached = new HashMap<>();
    sources.forEach(each -> reached.put(each.person(), new Sums(0, 0, 0, 0, 0)));
    List<Sums> generations = new ArrayList<>();
    for (int generation = 0; generation < asked.generations(); generation++) {
      Map<Integer, Sums> found = new HashMap<>();
      for (Interval source : sources) {
        for (Interval seen : stays) {
          if (seen.person() == source.person()) {
            expose(source, seen, stays, asked)
                .forEach(each -> {
                  if (!reached.containsKey(each.person())) {
                    found.merge(each.person(), of(each), ProvinceTest::add);
                  }
                });
          }
        }
      }
      reached.putAll(found);
      sources = new ArrayList<>();
      for (Map.Entry<Integer, Sums> each : found.entrySet()) {
        long from = each.getValue().first() + asked.latent();
        if (from < Province.END) {
          sources.add(new Interval(each.getKey(), 0, from, Province.END));
        }
      }
      generations.add(
          found.values().stream()
              .reduce(
                  new Sums(0, 0, 0, 0, 0),
                  (a, b) ->
                      new Sums(
                          a.contacts() + 1,
                          a.first() + b.first(),
                          a.last() + b.last(),
                          a.overlap() + b.overlap(),
                          a.exposures() + b.exposures())));
    }
    return generations;
  }

  private static List<Interval> expose(
      Interval source, Interval seen, List<Interval> stays, Asked asked) {
    long from = Math.max(seen.from(), source.from());
    long until = Math.min(seen.until(), source.until());
    return stays.stream()
        .filter(stay -> stay.place() == seen.place() && stay.person() != source.person())
        .map(stay ->
            new Interval(
                stay.person(),
                stay.place(),
                Math.max(stay.from(), from),
                Math.min(stay.until(), until)))
        .filter(met -> met.until() - met.from() >= asked.minOverlap())
        .toList();
  }

  private static Sums of(Interval met) {
    return new Sums(1, met.from(), met.until(), met.until() - met.from(), 1);
  }

  private static Sums add(Sums a, Sums b) {
    return new Sums(
        1,
        Math.min(a.first(), b.first()),
        Math.max(a.last(), b.last()),
        a.overlap() + b.overlap(),
        a.exposures() + b.exposures());
  }

  @Test
  void an_answer_that_differs_ends_the_run() {
    Answer answer = OneMachine.trace(SMALL, new Asked(5, 1, 900, Province.DAY, 1), 1);
    Answer other = OneMachine.trace(SMALL, new Asked(4, 1, 900, Province.DAY, 1), 1);
    assertThatThrownBy(() -> answer.check("somebody", other))
        .hasMessageContaining("somebody found Found[generation=1");
  }
}
