package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to people and regions of the standings, a page at a time. */
@Component
public class Ledger {

  /**
   * A person in the ledger.
   *
   * @param code null where no protocol is in effect
   * @param tier of the segment in force, null when none is
   * @param until the last day of that segment
   */
  public record Row(
      UUID person,
      @Nullable String name,
      Region region,
      String regionName,
      String category,
      @Nullable String code,
      String status,
      String care,
      @Nullable String tier,
      @Nullable LocalDate until,
      @Nullable OffsetDateTime nextChangeAt,
      String protocol) {

    public StandingKey key() {
      return new StandingKey(region.path(), person);
    }
  }

  private final Assessments assessments;
  private final Register register;
  private final Regions regions;
  private final Clock clock;

  Ledger(Assessments assessments, Register register, Regions regions, Clock clock) {
    this.assessments = assessments;
    this.register = register;
    this.regions = regions;
    this.clock = clock;
  }

  /** A row, and whom it is about where the scope sees them. */
  public record Entry(Row row, @Nullable Person person) {}

  /** In order of region, after this one. */
  public List<Row> page(
      Region inside, StandingFilter filter, @Nullable StandingKey after, int limit) {
    List<StoredStanding> standings = assessments.page(inside, after, filter, limit);
    register.show(standings.stream().map(StoredStanding::person).toList());
    return entries(standings).stream().map(Entry::row).toList();
  }

  /** Those of these people whom the scope sees, in the order they are named. */
  public List<Entry> listOf(List<UUID> people) {
    Map<UUID, StoredStanding> standings =
        assessments.listCurrent(people).stream()
            .collect(Collectors.toMap(StoredStanding::person, Function.identity()));
    return entries(people.stream().map(standings::get).flatMap(Stream::ofNullable).toList());
  }

  private List<Entry> entries(List<StoredStanding> standings) {
    Map<UUID, Person> people =
        register.list(standings.stream().map(StoredStanding::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    Tree tree = regions.tree();
    return standings.stream()
        .map(s -> {
          Person person = people.get(s.person());
          return new Entry(row(s, person, tree), person);
        })
        .toList();
  }

  private Row row(StoredStanding s, @Nullable Person person, Tree tree) {
    return new Row(
        s.person(),
        person == null ? null : person.name(),
        s.region(),
        tree.nameOf(s.region()),
        s.category(),
        s.shownCode(),
        s.status(),
        s.care().name(),
        s.tier(),
        s.until(),
        s.nextChangeAt() == null
            ? null
            : s.nextChangeAt().atZone(clock.getZone()).toOffsetDateTime(),
        s.protocol());
  }
}
