package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.Consequences;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Staffing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What two protocols ask of the same people: a line per category, per tier in force, and for each
 * of the next days the rooms needed, those that are missing, the unanswered tests due, the people
 * at home and the staff.
 */
final class Comparison {
  private Comparison() {}

  static Stream<String> lines(
      Protocol first,
      Protocol second,
      EvidenceFile file,
      Instant asOf,
      ZoneId zone,
      Resources resources) {
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
    daily(lines, "rooms", today, one, two, Consequences::rooms);
    OptionalInt available = resources.rooms();
    if (available.isPresent()) {
      lines.addAll(shortages(available.getAsInt(), today, one, two));
    }
    daily(lines, "tests_due", today, one, two, Consequences::tests);
    daily(lines, "at_home", today, one, two, Consequences::atHome);
    lines.addAll(staff(resources.norms(), today, one, two));
    return lines.stream();
  }

  /** What there is to meet the needs: rooms, where they are stated, and norms of staff. */
  record Resources(OptionalInt rooms, Staffing norms) {}

  /** A line for each day on which rooms are missing under one of the two. */
  private static List<String> shortages(
      int available, LocalDate today, Consequences one, Consequences two) {
    List<String> lines = new ArrayList<>();
    lines.add("rooms_available," + available + "," + available);
    for (int day = 0; day < Consequences.DAYS; day++) {
      int first = one.roomsShort(day, available);
      int second = two.roomsShort(day, available);
      if (first > 0 || second > 0) {
        lines.add("rooms_short." + today.plusDays(day) + "," + first + "," + second);
      }
    }
    return lines;
  }

  /** Where no norm gives an upper end, there is no line of one. */
  private static List<String> staff(
      Staffing norms, LocalDate today, Consequences one, Consequences two) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < norms.norms().size(); at++) {
      int norm = at;
      String role = norms.norms().get(norm).role().name();
      daily(
          lines,
          "staff_least." + role,
          today,
          one,
          two,
          (c, day) -> c.staff(day, norms).get(norm).least());
      if (one.staff(0, norms).get(norm).most().isPresent()) {
        daily(
            lines,
            "staff_most." + role,
            today,
            one,
            two,
            (c, day) -> c.staff(day, norms).get(norm).most().orElseThrow());
      }
    }
    return lines;
  }

  private static void daily(
      List<String> lines,
      String measure,
      LocalDate today,
      Consequences one,
      Consequences two,
      ToIntBiFunction<Consequences, Integer> count) {
    for (int i = 0; i < Consequences.DAYS; i++) {
      int day = i;
      lines.add(line(measure + "." + today.plusDays(day), one, two, c -> count.applyAsInt(c, day)));
    }
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
