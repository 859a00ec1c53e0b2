package fangkong.server.interop.web;

import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.lists.LeadKey;
import fangkong.judgement.people.Known;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.audit.Trail;
import fangkong.server.evidence.DispatchedLead;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.Lists;
import fangkong.server.people.Purpose;
import fangkong.server.people.Register;
import fangkong.server.regions.Node;
import fangkong.server.regions.Regions;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledgers as another process judges by them: a line of JSON each, what the sender sees of them,
 * and no identity. Each is taken for a purpose, and whoever is in it is recorded before it goes. A
 * page is read in a transaction of its own.
 */
@RestController
@RequestMapping("/api/ledgers")
class LedgersController {

  private static final int PAGE = 2_000;
  private static final UUID FIRST = new UUID(0, 0);

  /** Somebody registered: keyed indexes as hex, and whether a name and a phone are known. */
  record PersonLine(
      UUID id,
      Region registeredIn,
      @Nullable String idNumberIndex,
      @Nullable String phoneNameIndex,
      boolean named,
      boolean phoned) {}

  /** A lead and the deepest node it was dispatched to. */
  record LeadLine(UUID person, String origin, LocalDate arrivesOn, UUID lead, Region region) {}

  record NodeLine(Region path) {}

  private final Facts facts;
  private final Register register;
  private final Lists lists;
  private final Regions regions;
  private final Trail trail;
  private final JsonMapper json;

  LedgersController(
      Facts facts, Register register, Lists lists, Regions regions, Trail trail, JsonMapper json) {
    this.facts = facts;
    this.register = register;
    this.lists = lists;
    this.regions = regions;
    this.trail = trail;
    this.json = json;
  }

  @GetMapping(path = "/facts", produces = MediaType.APPLICATION_NDJSON_VALUE)
  @Lines
  void exportFacts(@RequestParam Purpose purpose, HttpServletResponse response) throws IOException {
    write(
        response,
        facts.listLoggedAfter(FIRST, PAGE),
        last -> facts.listLoggedAfter(last.fact().id(), PAGE),
        page -> record(page.stream().map(each -> each.fact().person()), purpose),
        FactJson::write);
  }

  @GetMapping(path = "/register", produces = MediaType.APPLICATION_NDJSON_VALUE)
  @Lines
  void exportRegister(@RequestParam Purpose purpose, HttpServletResponse response)
      throws IOException {
    write(
        response,
        register.listEntriesAfter(FIRST, PAGE),
        last -> register.listEntriesAfter(last.known().id(), PAGE),
        page -> record(page.stream().map(entry -> entry.known().id()), purpose),
        entry -> json.writeValueAsString(line(entry)));
  }

  private static PersonLine line(Register.Entry entry) {
    Known known = entry.known();
    return new PersonLine(
        known.id(),
        entry.registeredIn(),
        known.idNumberIndex(),
        known.phoneNameIndex(),
        known.named(),
        known.phoned());
  }

  @GetMapping(path = "/leads", produces = MediaType.APPLICATION_NDJSON_VALUE)
  @Lines
  void exportLeads(@RequestParam Purpose purpose, HttpServletResponse response) throws IOException {
    write(
        response,
        lists.listDispatchedAfter(new LeadKey(FIRST, "", LocalDate.EPOCH), PAGE),
        last -> lists.listDispatchedAfter(last.key(), PAGE),
        page -> record(page.stream().map(lead -> lead.key().person()), purpose),
        lead -> json.writeValueAsString(line(lead)));
  }

  private static LeadLine line(DispatchedLead lead) {
    LeadKey key = lead.key();
    return new LeadLine(key.person(), key.origin(), key.arrivesOn(), lead.lead(), lead.region());
  }

  @GetMapping(path = "/nodes", produces = MediaType.APPLICATION_NDJSON_VALUE)
  @Lines
  void exportNodes(HttpServletResponse response) throws IOException {
    SignedIn sender = SignedIn.current();
    List<NodeLine> nodes =
        regions.tree().listNodes().stream()
            .map(Node::region)
            .filter(sender::sees)
            .map(NodeLine::new)
            .toList();
    write(response, nodes, _ -> List.of(), _ -> {}, json::writeValueAsString);
  }

  private void record(Stream<@Nullable UUID> people, Purpose purpose) {
    trail.exported(people.filter(Objects::nonNull).distinct().toList(), purpose.name());
  }

  /** Writes page after page, until one is empty; {@code next} is asked with the last of a page. */
  private static <T> void write(
      HttpServletResponse response,
      List<T> first,
      Function<T, List<T>> next,
      Consumer<List<T>> before,
      Function<T, String> line)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      List<T> page = first;
      while (!page.isEmpty()) {
        before.accept(page);
        for (T each : page) {
          out.append(line.apply(each)).append('\n');
        }
        page = next.apply(page.getLast());
      }
    }
  }

  /** Lines of JSON, of whatever length. */
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_NDJSON_VALUE,
              schema = @Schema(type = "string")))
  private @interface Lines {}
}
