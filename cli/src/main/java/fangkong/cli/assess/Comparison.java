package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.Consequences;
import fangkong.assessment.EvidenceSource;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What two protocols ask of the same people: a measure per category, per tier in force, the rooms
 * in use, and the unanswered tests whose day each of the next days is. Immutable.
 */
public final class Comparison {
  private record Measure(String name, ToIntFunction<Consequences> count) {}

  private final Protocol first;
  private final Protocol second;
  private final Instant asOf;
  private final ZoneId zone;
  private final LocalDate today;
  private final List<Measure> measures = new ArrayList<>();

  public Comparison(Protocol first, Protocol second, Instant asOf, ZoneId zone) {
    this.first = first;
    this.second = second;
    this.asOf = asOf;
    this.zone = zone;
    this.today = asOf.atZone(zone).toLocalDate();
    for (String category : categories(first, second)) {
      measures.add(new Measure("category." + category, c -> c.inCategory(category)));
    }
    for (Tier tier : Tier.values()) {
      measures.add(new Measure("tier." + tier, c -> c.inTier(tier)));
    }
    measures.add(new Measure("rooms", c -> c.rooms(0)));
    for (int i = 0; i < Consequences.DAYS; i++) {
      int day = i;
      measures.add(new Measure("tests_due." + today.plusDays(day), c -> c.tests(day)));
    }
  }

  /**
   * The measures of some people: of measure i at 2 i what the first protocol asks, at 2 i + 1 what
   * the second does. Those of parts of the people add up to those of all.
   */
  public long[] count(Iterable<String> people, EvidenceSource evidence) {
    Consequences one = consequences(first, people, evidence);
    Consequences two = consequences(second, people, evidence);
    return measures.stream()
        .flatMap(measure -> Stream.of(one, two).map(measure.count()::applyAsInt))
        .mapToLong(Integer::longValue)
        .toArray();
  }

  /** The CSV of counts, without the ends of its lines. */
  public Stream<String> lines(long[] counts) {
    return Stream.concat(
        Stream.of("measure," + first.id() + "," + second.id()),
        IntStream.range(0, measures.size())
            .mapToObj(i -> measures.get(i).name() + "," + counts[2 * i] + "," + counts[2 * i + 1]));
  }

  private Consequences consequences(
      Protocol protocol, Iterable<String> people, EvidenceSource evidence) {
    Assess assess = new Assess(protocol, zone);
    Consequences consequences = new Consequences(today);
    for (String person : people) {
      consequences.add(assess.assess(person, evidence, asOf));
    }
    return consequences;
  }

  private static Set<String> categories(Protocol first, Protocol second) {
    Set<String> categories = new LinkedHashSet<>();
    categories.add(Protocol.CASE);
    categories.add(Protocol.SUSPECTED_CASE);
    Stream.of(first, second)
        .flatMap(protocol -> protocol.categories().stream())
        .map(Category::id)
        .forEach(categories::add);
    categories.add(Protocol.NONE);
    return categories;
  }
}
