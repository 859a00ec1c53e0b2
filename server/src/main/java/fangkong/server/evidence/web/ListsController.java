package fangkong.server.evidence.web;

import fangkong.judgement.lists.RowState;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Lead;
import fangkong.server.evidence.ListFigures;
import fangkong.server.evidence.ListImport;
import fangkong.server.evidence.Lists;
import fangkong.server.evidence.PushedList;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.ProblemDetails;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/lists")
class ListsController {

  private static final int MOST = 1_000;

  /** A row of a list; {@code detail} says in the reader's language why it was rejected. */
  record Row(
      int row,
      RowState state,
      @Nullable String match,
      @Nullable UUID lead,
      @Nullable String code,
      @Nullable String column,
      @Nullable String detail) {}

  /** The receipt of a list with how far its leads are. */
  record ListRow(
      UUID id,
      String name,
      String encoding,
      Instant receivedAt,
      int rowsRead,
      int accepted,
      int updated,
      int duplicate,
      int rejected,
      int open,
      int verified) {}

  /** A page, newest first; {@code next} continues before it, null at the end. */
  record Page(List<ListRow> lists, @Nullable UUID next) {}

  record FiguresInRegion(Region region, String name, int leads, int open) {}

  record Figures(
      int leads,
      int verified,
      int open,
      Map<String, Integer> outcomes,
      @Nullable Duration medianElapsed,
      List<FiguresInRegion> regions) {}

  /** A lead with names; the person's is null where they are not in sight any more. */
  record LeadRow(
      int row,
      UUID lead,
      UUID person,
      @Nullable String name,
      Region region,
      String regionName,
      Instant receivedAt,
      @Nullable String outcome,
      @Nullable Instant answeredAt) {}

  private final ListImport imports;
  private final Lists lists;
  private final Register register;
  private final Regions regions;
  private final ProblemDetails details;

  ListsController(
      ListImport imports, Lists lists, Register register, Regions regions, ProblemDetails details) {
    this.imports = imports;
    this.lists = lists;
    this.register = register;
    this.regions = regions;
    this.details = details;
  }

  @PostMapping(consumes = "text/csv")
  PushedList importList(
      @Parameter(required = true)
          @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false)
          @Nullable String disposition,
      @RequestBody(required = false) byte @Nullable [] file) {
    byte[] read = file == null ? new byte[0] : file;
    return switch (imports.importFile(called(fileName(disposition)), read, SignedIn.current())) {
      case ListImport.Outcome.Imported(PushedList list) -> list;
      case ListImport.Outcome.NoList(Problem problem) -> throw new Refused(problem);
    };
  }

  /** Addresses are written to logs; the name of a file may be that of a person. */
  private static Optional<String> fileName(@Nullable String disposition) {
    if (disposition == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(ContentDisposition.parse(disposition).getFilename());
    } catch (IllegalArgumentException e) {
      throw Refused.because(ProblemCode.BAD_VALUE, HttpHeaders.CONTENT_DISPOSITION, "");
    }
  }

  private static String called(Optional<String> name) {
    String called =
        name.map(String::strip)
            .filter(given -> !given.isEmpty())
            .orElseThrow(() ->
                Refused.because(ProblemCode.MISSING_FIELD, HttpHeaders.CONTENT_DISPOSITION, ""));
    return ListImport.findName(called)
        .orElseThrow(
            () -> Refused.because(ProblemCode.BAD_VALUE, HttpHeaders.CONTENT_DISPOSITION, ""));
  }

  @GetMapping
  Page listLists(
      @RequestParam(defaultValue = "") String region,
      @RequestParam Optional<UUID> before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<ListRow> page =
        lists.page(inside(region), before.orElse(null), most).stream()
            .map(ListsController::row)
            .toList();
    return new Page(page, page.size() < most ? null : page.getLast().id());
  }

  private static Optional<Region> inside(String region) {
    if (region.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(SignedIn.current().inside(region));
  }

  @GetMapping("/{id}/figures")
  Figures showFigures(@PathVariable UUID id) {
    showList(id);
    ListFigures figures = lists.figures(id);
    Tree tree = regions.tree();
    return new Figures(
        figures.leads(),
        figures.verified(),
        figures.open(),
        figures.outcomes(),
        figures.medianElapsed(),
        figures.regions().stream()
            .map(each ->
                new FiguresInRegion(
                    each.region(), tree.nameOf(each.region()), each.leads(), each.open()))
            .toList());
  }

  @GetMapping("/{id}")
  PushedList showList(@PathVariable UUID id) {
    return lists.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @GetMapping("/{id}/rows")
  List<Row> listRows(
      @PathVariable UUID id,
      @RequestParam Optional<RowState> state,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "200") int limit,
      Locale locale) {
    return lists.listRows(id, after, state, Math.clamp(limit, 1, MOST)).stream()
        .map(row -> row(row, locale))
        .toList();
  }

  @GetMapping("/{id}/leads")
  List<LeadRow> listLeads(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "200") int limit) {
    List<Lead> leads = lists.listLeads(id, after, Math.clamp(limit, 1, MOST));
    Map<UUID, Person> people =
        register.list(leads.stream().map(Lead::person).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    Tree tree = regions.tree();
    return leads.stream().map(lead -> row(lead, people.get(lead.person()), tree)).toList();
  }

  private static LeadRow row(Lead lead, @Nullable Person person, Tree tree) {
    return new LeadRow(
        lead.row(),
        lead.lead(),
        lead.person(),
        person == null ? null : person.name(),
        lead.region(),
        tree.nameOf(lead.region()),
        lead.receivedAt(),
        lead.outcome(),
        lead.answeredAt());
  }

  private static ListRow row(Lists.Progress progress) {
    PushedList list = progress.list();
    return new ListRow(
        list.id(),
        list.name(),
        list.encoding(),
        list.receivedAt(),
        list.rowsRead(),
        list.accepted(),
        list.updated(),
        list.duplicate(),
        list.rejected(),
        progress.open(),
        progress.verified());
  }

  private Row row(Lists.Row row, Locale locale) {
    Problem problem = row.problem();
    return new Row(
        row.row(),
        row.state(),
        row.match(),
        row.lead(),
        problem == null ? null : problem.code().code(),
        problem == null ? null : problem.field(),
        problem == null ? null : details.sentence(problem, locale));
  }
}
