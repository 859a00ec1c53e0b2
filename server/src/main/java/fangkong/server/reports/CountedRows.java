package fangkong.server.reports;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.judgement.figures.CutOff;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Standing;
import fangkong.server.assessments.Assessments;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens the persons whom a figure counted, a page at a time in order of id. */
@Service
class CountedRows {

  private final Assessments assessments;
  private final Register register;
  private final Regions regions;

  CountedRows(Assessments assessments, Register register, Regions regions) {
    this.assessments = assessments;
    this.register = register;
    this.regions = regions;
  }

  Rows page(Region region, Set<UUID> people, CutOff cutOff, Optional<UUID> after, int limit) {
    List<UUID> page =
        people.stream()
            .filter(person -> after.isEmpty() || person.compareTo(after.get()) > 0)
            .sorted()
            .limit(limit)
            .toList();
    Map<UUID, Standing> shown = standings(region, page, cutOff);
    Map<UUID, Person> opened =
        register.list(page).stream().collect(Collectors.toMap(Person::id, Function.identity()));
    Tree tree = regions.tree();
    return new Rows(
        page.stream()
            .map(person -> row(person, opened.get(person), shown.get(person), tree))
            .toList(),
        people.size(),
        page.size() < limit ? null : page.getLast());
  }

  /**
   * How each stands at the cut-off; who stands elsewhere by then, as they stood here at the one
   * before, for that is what was counted; failing both, where that is in sight.
   */
  private Map<UUID, Standing> standings(Region region, List<UUID> people, CutOff cutOff) {
    Map<UUID, Standing> at = fold(people, cutOff.asOf());
    List<UUID> elsewhere = people.stream().filter(person -> !isIn(region, at, person)).toList();
    Map<UUID, Standing> before = fold(elsewhere, cutOff.since());
    elsewhere.forEach(person -> {
      if (isIn(region, before, person)) {
        at.put(person, before.get(person));
      }
    });
    return at;
  }

  private static boolean isIn(Region region, Map<UUID, Standing> standings, UUID person) {
    Standing standing = standings.get(person);
    return standing != null && region.contains(standing.region());
  }

  private Map<UUID, Standing> fold(Collection<UUID> people, Instant asOf) {
    Map<UUID, Standing> standings = new HashMap<>();
    assessments.listAsOf(people, asOf).forEach(each -> standings.put(each.person(), each));
    return standings;
  }

  private static Rows.Row row(
      UUID id, @Nullable Person person, @Nullable Standing standing, Tree tree) {
    String name = person == null ? null : person.name();
    if (standing == null) {
      return new Rows.Row(id, name, null, null, null, null, null, null, null);
    }
    return new Rows.Row(
        id,
        name,
        standing.region(),
        tree.nameOf(standing.region()),
        standing.assessment().category(),
        standing.shownCode(),
        standing.care(),
        standing.assessment().status().name(),
        until(standing));
  }

  private static @Nullable LocalDate until(Standing standing) {
    return standing
        .assessment()
        .findLeadingCourse()
        .flatMap(Course::findSegmentInForce)
        .map(CourseSegment::until)
        .orElse(null);
  }
}
