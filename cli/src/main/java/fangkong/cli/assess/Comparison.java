package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.Consequences;
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
import java.util.stream.Stream;

/**
 * What two protocols ask of the same people: a line per category, per tier in force, the rooms in
 * use, and the unanswered tests whose day each of the next days is.
 */
final class Comparison {
  private Comparison() {}

  static Stream<String> lines(
      Protocol first, Protocol second, EvidenceFile file, Instant asOf, ZoneId zone) {
    LocalDate today = asOf.atZone(zone).toLocalDate();
    Consequences one = consequences(first, file, asOf, zone, today);
    Consequences two = consequences(second, file, asOf, zone, today);
    List<String> lines = new ArrayList<>();
    lines.add("measure," + first.id() + "," + second.id());
    for (String category : categories(first, second)) {
      lines.add(line("category." + category, one, two, c -> c.inCategory(category)));
    }
    for (Tier tier : Tier.values()) {
      lines.add(line("tier." + tier, one, two, c -> c.inTier(tier)));
    }
    lines.add(line("rooms", one, two, c -> c.rooms(0)));
    for (int i = 0; i < Consequences.DAYS; i++) {
      int day = i;
      lines.add(line("tests_due." + today.plusDays(day), one, two, c -> c.tests(day)));
    }
    return lines.stream();
  }

  private static Consequences consequences(
      Protocol protocol, EvidenceFile file, Instant asOf, ZoneId zone, LocalDate today) {
    Assess assess = new Assess(protocol, zone);
    Consequences consequences = new Consequences(today);
    for (String person : file.persons()) {
      consequences.add(assess.assess(person, file.index(), asOf));
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

  private static String line(
      String measure, Consequences one, Consequences two, ToIntFunction<Consequences> count) {
    return measure + "," + count.applyAsInt(one) + "," + count.applyAsInt(two);
  }
}
