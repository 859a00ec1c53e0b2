package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.Consequences;
import fangkong.assessment.EvidenceSource;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Staffing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What two protocols ask of the same people: a line per category, per tier in force, and for each
 * of the next days the rooms needed, those that are missing, the unanswered tests due, the people
 * at home and the staff. Immutable.
 */
public final class Comparison {
  private final Protocol first;
  private final Protocol second;
  private final Instant asOf;
  private final ZoneId zone;
  private final LocalDate today;
  private final List<String> categories;
  private final List<Tier> tiers = List.of(Tier.values());

  public Comparison(Protocol first, Protocol second, Instant asOf, ZoneId zone) {
    this.first = first;
    this.second = second;
    this.asOf = asOf;
    this.zone = zone;
    this.today = asOf.atZone(zone).toLocalDate();
    this.categories = List.copyOf(categories(first, second));
  }

  /** What there is to meet the needs: rooms, where they are stated, and norms of staff. */
  public record Resources(OptionalInt rooms, Staffing norms) {}

  /**
   * What is counted of some people, under the first protocol and then under the second: those of
   * each category and tier, then rooms, tests and people at home of each day. Counts of parts of
   * the people add up to those of all.
   */
  public long[] count(Iterable<String> people, EvidenceSource evidence) {
    return Stream.of(first, second)
        .map(protocol -> consequences(protocol, people, evidence))
        .flatMapToInt(this::counts)
        .asLongStream()
        .toArray();
  }

  private IntStream counts(Consequences of) {
    return Stream.of(
            categories.stream().mapToInt(of::inCategory),
            tiers.stream().mapToInt(of::inTier),
            daily(of::rooms),
            daily(of::tests),
            daily(of::atHome))
        .flatMapToInt(counts -> counts);
  }

  private static IntStream daily(IntUnaryOperator count) {
    return IntStream.range(0, Consequences.DAYS).map(count);
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

  /** The CSV of counts, without the ends of its lines. */
  public Stream<String> lines(long[] counts, Resources resources) {
    int half = counts.length / 2;
    return new Csv(
            new Counts(Arrays.copyOf(counts, half)),
            new Counts(Arrays.copyOfRange(counts, half, counts.length)))
        .lines(resources);
  }

  /** The counts of one protocol. */
  private final class Counts {
    private final long[] counts;

    Counts(long[] counts) {
      this.counts = counts;
    }

    int ofCategory(int i) {
      return Math.toIntExact(counts[i]);
    }

    int ofTier(int i) {
      return ofCategory(categories.size() + i);
    }

    private int daily(int block, int day) {
      return ofTier(tiers.size() + block * Consequences.DAYS + day);
    }

    int rooms(int day) {
      return daily(0, day);
    }

    int tests(int day) {
      return daily(1, day);
    }

    int atHome(int day) {
      return daily(2, day);
    }

    Staffing.Need staff(Staffing norms, int norm, int day) {
      return norms.needs(rooms(day), tests(day), atHome(day)).get(norm);
    }
  }

  /** Both beside each other. */
  private final class Csv {
    private final Counts one;
    private final Counts two;
    private final List<String> lines = new ArrayList<>();

    Csv(Counts one, Counts two) {
      this.one = one;
      this.two = two;
    }

    Stream<String> lines(Resources resources) {
      lines.add("measure," + first.id() + "," + second.id());
      for (int i = 0; i < categories.size(); i++) {
        add("category." + categories.get(i), one.ofCategory(i), two.ofCategory(i));
      }
      for (int i = 0; i < tiers.size(); i++) {
        add("tier." + tiers.get(i), one.ofTier(i), two.ofTier(i));
      }
      add("rooms", one.rooms(0), two.rooms(0));
      daily("rooms", Counts::rooms);
      resources.rooms().ifPresent(this::shortages);
      daily("tests_due", Counts::tests);
      daily("at_home", Counts::atHome);
      staff(resources.norms());
      return lines.stream();
    }

    private void add(String measure, int first, int second) {
      lines.add(measure + "," + first + "," + second);
    }

    private void daily(String measure, ToIntBiFunction<Counts, Integer> count) {
      for (int day = 0; day < Consequences.DAYS; day++) {
        add(
            measure + "." + today.plusDays(day),
            count.applyAsInt(one, day),
            count.applyAsInt(two, day));
      }
    }

    /** A line for each day on which rooms are missing under one of the two. */
    private void shortages(int available) {
      add("rooms_available", available, available);
      for (int day = 0; day < Consequences.DAYS; day++) {
        int first = Math.max(0, one.rooms(day) - available);
        int second = Math.max(0, two.rooms(day) - available);
        if (first > 0 || second > 0) {
          add("rooms_short." + today.plusDays(day), first, second);
        }
      }
    }

    /** Where no norm gives an upper end, there is no line of one. */
    private void staff(Staffing norms) {
      for (int at = 0; at < norms.norms().size(); at++) {
        int norm = at;
        String role = norms.norms().get(norm).role().name();
        daily("staff_least." + role, (c, day) -> c.staff(norms, norm, day).least());
        if (one.staff(norms, norm, 0).most().isPresent()) {
          daily("staff_most." + role, (c, day) -> c.staff(norms, norm, day).most().orElseThrow());
        }
      }
    }
  }
}
