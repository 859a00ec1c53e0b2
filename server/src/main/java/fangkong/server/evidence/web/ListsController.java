package fangkong.server.evidence.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Lead;
import fangkong.server.evidence.ListImport;
import fangkong.server.evidence.Lists;
import fangkong.server.evidence.PushedList;
import fangkong.server.evidence.RowResult;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.ProblemDetails;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
      RowResult.State state,
      @Nullable String match,
      @Nullable UUID lead,
      @Nullable String code,
      @Nullable String column,
      @Nullable String detail) {}

  private final ListImport imports;
  private final Lists lists;
  private final ProblemDetails details;

  ListsController(ListImport imports, Lists lists, ProblemDetails details) {
    this.imports = imports;
    this.lists = lists;
    this.details = details;
  }

  @PostMapping(consumes = "text/csv")
  PushedList importFile(
      @RequestParam String name, @RequestBody(required = false) byte @Nullable [] file) {
    byte[] read = file == null ? new byte[0] : file;
    return switch (imports.importFile(name, read, SignedIn.current())) {
      case ListImport.Outcome.Imported(PushedList list) -> list;
      case ListImport.Outcome.NoList(Problem problem) -> throw new Refused(problem);
    };
  }

  @GetMapping("/{id}")
  PushedList receipt(@PathVariable UUID id) {
    return lists.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @GetMapping("/{id}/rows")
  List<Row> rows(
      @PathVariable UUID id,
      @RequestParam Optional<RowResult.State> state,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "200") int limit,
      Locale locale) {
    return lists.listRows(id, after, state, Math.clamp(limit, 1, MOST)).stream()
        .map(row -> row(row, locale))
        .toList();
  }

  @GetMapping("/{id}/leads")
  List<Lead> leads(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "200") int limit) {
    return lists.listLeads(id, after, Math.clamp(limit, 1, MOST));
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
