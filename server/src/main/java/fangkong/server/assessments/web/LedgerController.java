package fangkong.server.assessments.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.StandingFilter;
import fangkong.server.assessments.StandingKey;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of people with their standing, in order of region, a page at a time. */
@RestController
@RequestMapping("/api/people")
class LedgerController {

  private static final int MOST = 500;

  record Row(
      UUID person,
      @Nullable String name,
      Region region,
      String category,
      String code,
      String status,
      String care,
      String protocol) {}

  /** A page; {@code next} continues after it, null at the end. */
  record Page(List<Row> rows, @Nullable StandingKey next) {}

  private final Assessments assessments;
  private final Register register;

  LedgerController(Assessments assessments, Register register) {
    this.assessments = assessments;
    this.register = register;
  }

  @GetMapping
  Page list(
      @RequestParam String region,
      @RequestParam Optional<String> category,
      @RequestParam Optional<String> status,
      @RequestParam Optional<String> care,
      @RequestParam Optional<String> afterRegion,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "100") int limit) {
    Region inside =
        Region.find(region)
            .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", region));
    if (!SignedIn.current().sees(inside)) {
      throw Refused.because(ProblemCode.FOREIGN_REGION, "region", region);
    }
    StandingKey after =
        afterRegion.isPresent() && afterPerson.isPresent()
            ? new StandingKey(afterRegion.get(), afterPerson.get())
            : null;
    int most = Math.clamp(limit, 1, MOST);
    List<StoredStanding> page =
        assessments.page(
            inside,
            after,
            new StandingFilter(category.orElse(null), status.orElse(null), care.orElse(null)),
            most);
    Map<UUID, Person> people =
        register.list(page.stream().map(StoredStanding::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    List<Row> rows = page.stream().map(s -> row(s, people.get(s.person()))).toList();
    StandingKey next =
        page.size() < most
            ? null
            : new StandingKey(page.getLast().region().path(), page.getLast().person());
    return new Page(rows, next);
  }

  private static Row row(StoredStanding s, @Nullable Person person) {
    return new Row(
        s.person(),
        person == null ? null : person.name(),
        s.region(),
        s.category(),
        s.code(),
        s.status(),
        s.care().name(),
        s.protocol());
  }
}
