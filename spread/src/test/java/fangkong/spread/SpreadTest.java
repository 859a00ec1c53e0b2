package fangkong.spread;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.Exposures;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts together answer what one engine does, however many there are and in whatever order. */
class SpreadTest {
  private static final int TOWNS = 400;

  private record Found(long first, long last, long overlap, long exposures) {}

  private record Answer(Map<String, Found> contacts, Map<String, Long> seconds) {}

  /** A town drawn from a seed: rows (person, place or contact, since, until). */
  private record Town(
      List<int[]> stays, List<int[]> cases, List<int[]> named, TraceParameters how, int assumed) {

    static Town of(Random random) {
      int people = 2 + random.nextInt(60);
      int span = 600 << random.nextInt(10);
      return new Town(
          rows(random, random.nextInt(400), people, 1 + random.nextInt(12), span),
          rows(random, random.nextInt(5), people + 3, 1, span),
          rows(random, random.nextInt(20), people + 5, people + 5, span),
          new TraceParameters(
              1 + random.nextInt(4),
              random.nextInt(3) * 60L,
              random.nextInt(3) * 300L,
              random.nextInt(3) * 120L,
              span + random.nextInt(span)),
          random.nextInt(3) * 900);
    }

    private static List<int[]> rows(Random random, int count, int people, int others, int span) {
      return IntStream.range(0, count)
          .mapToObj(_ -> {
            int since = random.nextInt(span);
            int until = since - 60 + random.nextInt(Math.max(120, span / 8));
            return new int[] {random.nextInt(people), random.nextInt(others), since, until};
          })
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void partsTogetherAnswerWhatOneEngineDoes(int parts) {
    Random random = new Random(parts);
    int contacts = 0;
    for (int i = 0; i < TOWNS; i++) {
      Town town = Town.of(random);
      Answer expected = ofOne(town);
      assertThat(new Carrier(random, parts, 1 + random.nextInt(40)).trace(town))
          .as("town %d", i)
          .isEqualTo(expected);
      contacts += expected.contacts.size();
    }
    assertThat(contacts).isGreaterThan(TOWNS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 900})
  void aStayWithoutAnEndLastsUntilTheNextThatBeginsLater(int assumed) {
    Lines lines = new Lines(1);
    lines.addStay("a", "x", 100, Lines.OPEN);
    lines.addStay("a", "y", 100, Lines.OPEN);
    lines.addStay("a", "z", 500, 500);
    lines.addCase("a", 300, 400);
    lines.addExposure("a", "b", 200, 201);
    People people = People.of(0, assumed, contents(lines.sent()).iterator());
    long end = Math.min(100L + assumed, 500);
    assertThat(people.summary()).isEqualTo(new People.Summary(1, 500, 201));
    assertThat(people.visits())
        .isEqualTo(
            assumed == 0
                ? Map.of()
                : Map.of("x", new Visits(1, 100, end), "y", new Visits(1, 100, end)));
  }

  /** Sends what parts say to each other, in any order. */
  private record Carrier(Random random, int parts, int crowd) {

    private <T> List<List<T>> exchange(Stream<Sent<T>> sent) {
      List<Sent<T>> all = new ArrayList<>(sent.toList());
      Collections.shuffle(all, random);
      List<List<T>> to = Stream.generate(() -> (List<T>) new ArrayList<T>()).limit(parts).toList();
      all.forEach(each -> to.get(each.part()).add(each.content()));
      return to;
    }

    private <T, R> Stream<R> of(List<T> all, Function<T, Iterator<R>> each) {
      return all.stream().flatMap(one -> stream(each.apply(one)));
    }

    private <R> List<R> byPart(Function<Integer, R> part) {
      return IntStream.range(0, parts).boxed().map(part).toList();
    }

    Answer trace(Town town) {
      TraceParameters how = town.how;
      List<List<byte[]>> lines = exchange(stream(lines(town, parts).sent()));
      List<People> people =
          byPart(part -> People.of(part, town.assumed, lines.get(part).iterator()));
      Map<String, Visits> visits = new HashMap<>();
      people.forEach(
          each -> each.visits().forEach((place, of) -> visits.merge(place, of, Visits::plus)));
      Map<String, Slices> crowded = new HashMap<>();
      visits.forEach((place, of) -> {
        if (of.count() > crowd) {
          crowded.put(place, of.slices(crowd));
        }
      });
      List<List<Stays>> stays =
          exchange(of(people, each -> each.stays(crowded, how.lingerSeconds(), parts)));
      List<List<Asks>> asks = exchange(of(people, each -> each.asks(parts)));
      List<Places> places =
          byPart(part ->
              Places.of(
                  stays.get(part).iterator(),
                  people.get(part).answer(asks.get(part).iterator()),
                  how.minOverlapSeconds(),
                  how.lingerSeconds()));
      List<Routes> routes =
          people.stream()
              .map(each -> each.routes(crowded, how.lingerSeconds(), true, parts))
              .toList();
      List<Reached> cases = people.stream().map(each -> Reached.cases(each, how.until())).toList();
      return generations(how, routes, cases, places);
    }

    private Answer generations(
        TraceParameters how, List<Routes> routes, List<Reached> cases, List<Places> places) {
      Answer answer = new Answer(new TreeMap<>(), new TreeMap<>());
      List<Reached> reached = cases;
      List<List<byte[]>> closed = byPart(_ -> new ArrayList<>());
      for (int generation = 1; generation <= how.generations(); generation++) {
        List<Reached> before = reached;
        List<List<byte[]>> sources =
            exchange(
                byPart(part -> before.get(part).route(routes.get(part), parts)).stream()
                    .flatMap(SpreadTest::stream));
        List<List<byte[]>> sums =
            exchange(
                byPart(part ->
                        places
                            .get(part)
                            .expose(sources.get(part).iterator(), closed.get(part).iterator()))
                    .stream()
                    .flatMap(SpreadTest::stream));
        reached =
            byPart(part ->
                before.get(part).next(sums.get(part).iterator(), how.latentSeconds(), how.until()));
        Map<Long, String> found = new HashMap<>();
        for (int part = 0; part < parts; part++) {
          reached
              .get(part)
              .contacts(routes.get(part))
              .forEach(each -> {
                String contact = each.generation() + " " + each.name();
                found.put(each.id(), contact);
                answer.contacts.put(
                    contact,
                    new Found(each.first(), each.last(), each.overlap(), each.exposures()));
              });
        }
        for (int part = 0; part < parts; part++) {
          places
              .get(part)
              .exposures(sources.get(part).iterator(), generation)
              .forEach(each -> {
                String contact = found.get(each.contact());
                if (contact != null) {
                  String source = name(routes, each.source());
                  answer.seconds.merge(contact + " by " + source, each.seconds(), Long::sum);
                }
              });
          closed.get(part).addAll(sources.get(part));
        }
      }
      answer.seconds.values().removeIf(seconds -> seconds == 0);
      return answer;
    }
  }

  private static String name(List<Routes> routes, long id) {
    return routes.stream()
        .flatMap(part -> part.names((known, name) -> known == id ? name : ""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static <T> Stream<T> stream(Iterator<T> all) {
    List<T> list = new ArrayList<>();
    all.forEachRemaining(list::add);
    return list.stream();
  }

  private static List<byte[]> contents(Iterator<Sent<byte[]>> sent) {
    return stream(sent).map(Sent::content).toList();
  }

  private static Lines lines(Town town, int parts) {
    Lines lines = new Lines(parts);
    town.stays.forEach(row -> lines.addStay("n" + row[0], "p" + row[1], row[2], row[3]));
    town.cases.forEach(row -> lines.addCase("n" + row[0], row[2], row[3]));
    town.named.forEach(row -> lines.addExposure("n" + row[1], "n" + row[0], row[2], row[3]));
    return lines;
  }

  private static Answer ofOne(Town town) {
    TraceIndex.Builder index = TraceIndex.builder();
    CaseWindows.Builder windows = CaseWindows.builder();
    town.stays.forEach(row -> index.stay(row[0], row[1], row[2], row[3]));
    town.named.forEach(row -> index.namedContact(row[0], row[1], row[2], row[3]));
    town.cases.forEach(row -> windows.window(row[0], row[2], row[3]));
    Tracer tracer = new Tracer(index.build(0), PersonOrder.NATURAL);
    CaseWindows cases = windows.build();
    Contacts contacts = tracer.trace(cases, town.how);
    Chains chains = tracer.chains(cases, town.how, contacts, Long.MAX_VALUE);
    Answer answer = new Answer(new TreeMap<>(), new TreeMap<>());
    for (int row = 0; row < contacts.size(); row++) {
      String contact = contacts.generation(row) + " n" + contacts.person(row);
      answer.contacts.put(
          contact,
          new Found(
              contacts.firstExposedAt(row),
              contacts.lastExposedAt(row),
              contacts.overlapSeconds(row),
              contacts.exposures(row)));
      Exposures by = chains.exposures(row);
      for (int i = 0; i < by.size(); i++) {
        answer.seconds.merge(contact + " by n" + by.source(i), by.until(i) - by.from(i), Long::sum);
      }
    }
    answer.seconds.values().removeIf(seconds -> seconds == 0);
    return answer;
  }
}
