package fangkong.server.assessments.web;

import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.StandingFilter;
import fangkong.server.assessments.StandingKey;
import fangkong.server.assessments.StoredStanding;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to people and regions of the standings, a page at a time. */
@Component
class Ledger {

  /**
   * A person in the ledger.
   *
   * @param code null where no protocol is in effect
   * @param tier of the segment in force, null when none is
   * @param until the last day of that segment
   */
  record Row(
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

    StandingKey key() {
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

  List<Row> page(Region inside, StandingFilter filter, @Nullable StandingKey after, int limit) {
    List<StoredStanding> page = assessments.page(inside, after, filter, limit);
    Map<UUID, Person> people =
        register.list(page.stream().map(StoredStanding::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    Tree tree = regions.tree();
    return page.stream().map(s -> row(s, people.get(s.person()), tree)).toList();
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
