package fangkong.server.exports.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.SignedIn;
import fangkong.server.exports.Asked;
import fangkong.server.exports.Export;
import fangkong.server.exports.ExportFile;
import fangkong.server.exports.Exports;
import fangkong.server.people.Purpose;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a list of people is taken out: asked for, let go by another where it has to be, fetched. */
@RestController
@RequestMapping("/api/exports")
class ExportsController {

  private static final int MOST = 200;
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  record NewExport(
      UUID id,
      Region region,
      @Nullable String category,
      @Nullable String code,
      @Nullable String status,
      @Nullable List<String> cares,
      @Nullable List<String> columns,
      Purpose purpose,
      Asked.Format format,
      boolean unmasked) {

    Asked asked() {
      return new Asked(
          region,
          category,
          code,
          status,
          cares == null ? List.of() : cares,
          columns == null ? List.of() : columns,
          purpose,
          format,
          unmasked);
    }
  }

  record Decided(String reason) {}

  /** An export with the names of the accounts that were at it; {@code mine} for the asker's own. */
  record Row(
      UUID id,
      Region region,
      String regionName,
      @Nullable String category,
      @Nullable String code,
      @Nullable String status,
      List<String> cares,
      Purpose purpose,
      Asked.Format format,
      boolean unmasked,
      int people,
      Export.State state,
      String askedBy,
      String askedRole,
      boolean mine,
      Instant askedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String reason,
      @Nullable Instant expiresAt,
      int fetched,
      @Nullable Instant fetchedAt) {}

  /**
   * A page, newest first; {@code next} continues before it, null at the end.
   *
   * @param allowance what the account may take out without asking
   */
  record Page(List<Row> exports, @Nullable UUID next, Exports.Allowance allowance) {}

  private final Exports exports;
  private final ExportFile file;
  private final Accounts accounts;
  private final Regions regions;

  ExportsController(Exports exports, ExportFile file, Accounts accounts, Regions regions) {
    this.exports = exports;
    this.file = file;
    this.accounts = accounts;
    this.regions = regions;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Row askForExport(@RequestBody NewExport wanted) {
    return row(exports.ask(wanted.id(), wanted.asked(), SignedIn.current()));
  }

  @GetMapping
  Page listExports(
      @RequestParam String region,
      @RequestParam Optional<UUID> before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    SignedIn who = SignedIn.current();
    List<Row> page = rows(exports.page(who.inside(region), who, before.orElse(null), most));
    return new Page(
        page, page.size() < most ? null : page.getLast().id(), exports.allowanceOf(who));
  }

  @PostMapping("/{id}/approval")
  Row approveExport(@PathVariable UUID id, @RequestBody Decided decided) {
    return row(exports.decide(id, true, decided.reason(), SignedIn.current()));
  }

  @PostMapping("/{id}/refusal")
  Row declineExport(@PathVariable UUID id, @RequestBody Decided decided) {
    return row(exports.decide(id, false, decided.reason(), SignedIn.current()));
  }

  @PostMapping(
      path = "/{id}/file",
      produces = {CSV, XLSX})
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
      })
  void fetchExport(@PathVariable UUID id, Locale locale, HttpServletResponse response)
      throws IOException {
    Export export = exports.take(id, SignedIn.current());
    ExportFile.Begun begun = file.begin(export, locale);
    Asked.Format format = export.asked().format();
    String name = "people." + format.name().toLowerCase(Locale.ROOT);
    response.setContentType(format.mediaType());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    begun.writeTo(response.getOutputStream());
  }

  /** The export that a trace code in a row leads back to: who took it, when, and for what. */
  @GetMapping("/trace")
  Row traceExport(@RequestParam String mark) {
    return row(exports.trace(mark));
  }

  private Row row(Exports.Listed one) {
    return rows(List.of(one)).getFirst();
  }

  private List<Row> rows(List<Exports.Listed> listed) {
    Set<UUID> involved =
        listed.stream()
            .map(Exports.Listed::export)
            .flatMap(each ->
                Stream.concat(
                    Stream.of(each.asker().account()),
                    Stream.ofNullable(each.decision()).map(Export.Decision::by)))
            .collect(Collectors.toSet());
    Map<UUID, String> names = accounts.listUsernames(involved);
    Tree tree = regions.tree();
    UUID me = SignedIn.current().account();
    return listed.stream().map(each -> row(each, names, tree, me)).toList();
  }

  private static Row row(Exports.Listed listed, Map<UUID, String> names, Tree tree, UUID me) {
    Export export = listed.export();
    Asked asked = export.asked();
    Export.Decision decision = export.decision();
    UUID asker = export.asker().account();
    return new Row(
        export.id(),
        asked.region(),
        tree.nameOf(asked.region()),
        asked.category(),
        asked.code(),
        asked.status(),
        asked.cares(),
        asked.purpose(),
        asked.format(),
        asked.unmasked(),
        export.people().size(),
        listed.state(),
        names.getOrDefault(asker, asker.toString()),
        export.asker().role(),
        asker.equals(me),
        export.askedAt(),
        decision == null ? null : names.getOrDefault(decision.by(), decision.by().toString()),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.reason(),
        export.expiresAt(),
        export.fetched(),
        export.fetchedAt());
  }
}
