package fangkong.server.assessments.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Comparisons;
import fangkong.server.assessments.Releases;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom a protocol releases by ending a category, by grid, and the approval of many at once. */
@RestController
@RequestMapping("/api/protocols/releases")
class ReleasesController {

  /** Somebody in the list, with how they were held and why no longer. */
  record Row(
      UUID person,
      @Nullable String name,
      Region region,
      Comparisons.Stand before,
      Comparisons.Stand after,
      boolean approved) {}

  /** The list of a grid, or of what lies in none. */
  record GridRow(Region grid, String gridName, List<Row> people) {}

  /** People of the list whose release is approved; the list is of {@code inside}. */
  record NewApproval(
      Region adoptedFor, OffsetDateTime effectiveFrom, String inside, List<UUID> people) {}

  private final Releases releases;
  private final Register register;
  private final Regions regions;

  ReleasesController(Releases releases, Register register, Regions regions) {
    this.releases = releases;
    this.register = register;
    this.regions = regions;
  }

  @GetMapping
  List<GridRow> listReleases(
      @RequestParam String adoptedFor,
      @RequestParam OffsetDateTime effectiveFrom,
      @RequestParam String inside) {
    Releases.Key key =
        new Releases.Key(
            Region.find(adoptedFor)
                .orElseThrow(
                    () -> Refused.because(ProblemCode.BAD_VALUE, "adoptedFor", adoptedFor)),
            effectiveFrom.toInstant());
    SignedIn by = SignedIn.current();
    List<Releases.Release> listed = releases.list(key, by.inside(inside), by);
    Map<UUID, Person> people =
        register.list(listed.stream().map(each -> each.change().person()).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    Tree tree = regions.tree();
    Map<Region, List<Row>> byGrid = new TreeMap<>();
    for (Releases.Release each : listed) {
      byGrid
          .computeIfAbsent(tree.gridOf(each.change().region()), _ -> new ArrayList<>())
          .add(row(each, people.get(each.change().person())));
    }
    return byGrid.entrySet().stream()
        .map(entry -> new GridRow(entry.getKey(), tree.nameOf(entry.getKey()), entry.getValue()))
        .toList();
  }

  @PostMapping
  Releases.Approved approveReleases(@RequestBody NewApproval approval) {
    SignedIn by = SignedIn.current();
    return releases.approve(
        new Releases.Key(approval.adoptedFor(), approval.effectiveFrom().toInstant()),
        by.inside(approval.inside()),
        approval.people(),
        by);
  }

  private static Row row(Releases.Release release, @Nullable Person person) {
    Comparisons.Change change = release.change();
    return new Row(
        change.person(),
        person == null ? null : person.name(),
        change.region(),
        change.before(),
        change.after(),
        release.approved());
  }
}
