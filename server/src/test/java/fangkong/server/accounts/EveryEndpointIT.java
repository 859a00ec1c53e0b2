package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.Said;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import fangkong.server.accounts.Operation.Kind;
import fangkong.server.problems.ProblemCode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the OpenAPI document, asked about one township by every role of that township,
 * by every role of another one, and by nobody; and again by row-level security alone.
 */
@ServerTest
@Import(WithoutFilters.class)
class EveryEndpointIT {

  private static final int AT_ONCE = 4;
  private static final int QUOTED = 300;
  private static final Set<Integer> REFUSED = Set.of(401, 403, 404);
  private static final Set<String> EMPTY = Set.of("[]", "");

  /** Whoever passes a gate may have declared anywhere; the document has to be theirs. */
  private static final String AT_ANY_GATE = "POST /api/declarations/cards/{card}/confirm";

  /**
   * The first administrator is there, nobody here is asked for a second factor, and an event with
   * people who are managed is not closed.
   */
  private static final Set<String> DONE_BY_NOBODY =
      Set.of(
          "POST /api/setup",
          "POST /api/me/second-factor",
          "POST /api/sign-in/provider",
          "POST /api/privacy/event/closing",
          "POST /api/privacy/event/closing/{id}/confirm",
          "POST /api/privacy/event/closing/{id}/decline");

  /** Whoever has it changes nothing as long as it lasts. */
  private static final String READS_ALONE_THEN = "POST /api/emergency-access";

  /** The receipt belongs to whoever sent the list; of its rows none is taken. */
  private static final String RECEIPT = "POST /api/lists";

  private static final String NONE_TAKEN = "\"accepted\":0,\"updated\":0,\"duplicate\":0,";

  /** Published figures of how many of whom a task takes: of no place. */
  private static final String NORMS = "norms";

  /** The log of acts grows with what is asked, and waits a moment for its place. */
  private static final String TABLES =
      """
      SELECT table_schema || '.' || table_name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema', 'audit')
        AND table_name <> 'flyway_schema_history'
      """;

  /** An account, or nobody where there is no role. */
  private record Caller(@Nullable Role role, boolean here, Api api) {

    Caller withoutFilters() {
      return new Caller(role, here, api.with(WithoutFilters.HEADER, "yes"));
    }

    boolean isElsewhere() {
      return role != null && !here;
    }

    @Override
    public String toString() {
      return role == null ? "nobody" : role + (here ? " here" : " elsewhere");
    }
  }

  /**
   * What one was told.
   *
   * @param named whether the request names somebody or something of the place
   * @param meant whether it is about the place at all
   */
  private record Told(
      Operation operation,
      Caller caller,
      int status,
      String text,
      List<String> canaries,
      boolean named,
      boolean meant) {

    boolean isOf(Operation asked) {
      return operation.equals(asked);
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    boolean isEmpty() {
      return !isSuccess() || EMPTY.contains(text);
    }

    boolean isFailure() {
      return status >= 500;
    }

    @Override
    public String toString() {
      return "%s by %s: %s, telling %s: %s"
          .formatted(
              operation.name(),
              caller,
              status,
              canaries,
              text.substring(0, Math.min(QUOTED, text.length())));
    }
  }

  private final ServerUnderTest server;
  private final JsonNode paths;
  private final List<Operation> operations = Operation.listAll();
  private final List<Caller> callers = new ArrayList<>();
  private final LaidOut laidOut;
  private final Set<String> called = new ConcurrentSkipListSet<>();

  EveryEndpointIT(ServerUnderTest server) {
    this.server = server;
    paths = server.nobody().get("/v3/api-docs").expect(200).path("paths");
    Place here = Place.layOut(server, "460").adopting(server, "CN-COVID-9");
    Place there = Place.layOut(server, "461").adopting(server, "CN-COVID-9");
    Map<Role, Api> ofHere = signIn(here);
    Map<Role, Api> ofThere = signIn(there);
    laidOut = new LaidOut(server, here, ofHere);
    server
        .as("COMMAND", there.township())
        .facts(
            Said.arrival(
                Someone.fresh(),
                there.cell("201", "C01"),
                ServerUnderTest.BEGIN.minusDays(1),
                "HIGH"))
        .expect(200);
    server.awaitDerived();
    callers.add(new Caller(null, false, server.nobody()));
    ofHere.forEach((role, api) -> callers.add(new Caller(role, true, api)));
    ofThere.forEach((role, api) -> callers.add(new Caller(role, role == Role.ADMINISTRATOR, api)));
  }

  /** One of each role; to an administrator every place is theirs. */
  private Map<Role, Api> signIn(Place place) {
    Map<Role, Api> accounts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      switch (role) {
        case RESIDENT -> {}
        case ADMINISTRATOR -> accounts.put(role, server.as(role.name(), SignedIn.EVERYTHING));
        case GRID_WORKER ->
            accounts.put(role, server.worker(place.worker("201", "C01"), place.township()));
        case COMMAND,
            EPIDEMIOLOGIST,
            GRID_LEAD,
            CHECKPOINT,
            SITE,
            SAMPLING,
            LAB,
            INSPECTOR,
            SUPPLIES,
            SUPERVISION,
            PRIVACY_OFFICER,
            ANALYST,
            AUDITOR ->
            accounts.put(role, server.as(role.name(), place.township()));
      }
    }
    return accounts;
  }

  private Told ask(Operation operation, Caller caller) {
    called.add(operation.name());
    String path = operation.path(laidOut.ids());
    JsonNode content = described(operation).at("/requestBody/content");
    String type = content.propertyNames().stream().findFirst().orElse("");
    String body = type.isEmpty() ? "" : laidOut.body(operation);
    String request = path + " " + body;
    boolean named = laidOut.isNamed(request);
    boolean meant = named || request.contains(laidOut.place.township());
    if (described(operation).at("/responses/200/content/text~1event-stream").isObject()) {
      return new Told(operation, caller, caller.api().status(path), "", List.of(), named, meant);
    }
    BodyPublisher sent = type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    Api.Answer answer =
        caller
            .api()
            .with("Content-Disposition", "attachment; filename*=UTF-8''second.csv")
            .send(operation.method(), path, type, sent);
    String told = answer.text() + answer.response().headers().map();
    return new Told(
        operation,
        caller,
        answer.status(),
        answer.text(),
        laidOut.listTold(request, told),
        named,
        meant);
  }

  private JsonNode described(Operation operation) {
    String name = operation.name();
    String path = name.substring(name.indexOf(' ') + 1);
    return paths.path(path).path(operation.method().toLowerCase(Locale.ROOT));
  }

  private List<Told> askAll(BiPredicate<Operation, Caller> which, List<Caller> asking)
      throws InterruptedException, ExecutionException {
    List<Future<Told>> asked = new ArrayList<>();
    List<Told> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Operation operation : operations) {
        for (Caller caller : asking) {
          if (which.test(operation, caller)) {
            asked.add(threads.submit(() -> ask(operation, caller)));
          }
        }
      }
      for (Future<Told> each : asked) {
        told.add(each.get());
      }
    }
    return told;
  }

  private Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    server
        .everything()
        .sql(TABLES)
        .query(String.class)
        .list()
        .forEach(table -> digests.put(table, digest(table)));
    return digests;
  }

  /**
   * Of all rows about the place: those with a region in it, or without one and naming it, and those
   * with an id of it.
   */
  private String digest(String table) {
    String sql =
        """
        SELECT count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' ORDER BY row::text)), '')
        FROM (SELECT to_jsonb(t) AS row FROM %s t) rows
        WHERE CASE WHEN jsonb_exists(row, 'region') THEN starts_with(row ->> 'region', :township)
                   ELSE strpos(row::text, :township) > 0 END
          OR EXISTS (SELECT FROM unnest(:ids::text[]) id WHERE strpos(row::text, id) > 0)
        """
            .formatted(table);
    return server
        .everything()
        .sql(sql)
        .param("township", laidOut.place.township())
        .param("ids", laidOut.listIds().toArray(String[]::new))
        .query(String.class)
        .single();
  }

  private Set<String> names() {
    return operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOpen(Operation operation, Caller caller) {
    return operation.isOpenTo(caller.role());
  }

  private static boolean isRefused(Operation operation, Caller caller) {
    boolean byDesign = operation.name().equals(AT_ANY_GATE) && caller.role() == Role.CHECKPOINT;
    return switch (operation.kind()) {
      case DOOR, LEAVES -> false;
      case OPEN, TELLS, COUNTS, DIRECTORY, WRITES ->
          !byDesign && (!caller.here() || !isOpen(operation, caller));
    };
  }

  @Test
  void the_document_has_the_operations_that_are_called_here_and_no_other() {
    Set<String> described = new TreeSet<>();
    paths
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(names()).isEqualTo(described);
  }

  @Test
  void nobody_elsewhere_and_nobody_without_the_right_is_told_or_does_what_those_here_are_and_do()
      throws Exception {
    Map<String, String> before = digests();
    List<Told> refused = askAll(EveryEndpointIT::isRefused, callers);
    assertThat(refused).filteredOn(told -> !told.canaries().isEmpty()).isEmpty();
    assertThat(refused).filteredOn(told -> !isRightlyAnswered(told)).isEmpty();
    assertThat(digests()).as("rows about the place").isEqualTo(before);

    List<Told> told = askAll(EveryEndpointIT::isToldHere, callers);
    assertThat(told).filteredOn(Told::isFailure).isEmpty();
    assertThat(operations)
        .filteredOn(Operation::isRead)
        .filteredOn(read -> told.stream().noneMatch(each -> each.isOf(read) && isWhole(each)))
        .as("told to nobody here")
        .isEmpty();
    List<Told> done =
        operations.stream()
            .filter(each -> !each.isRead())
            .sorted(Comparator.comparing(each -> each.name().equals(READS_ALONE_THEN)))
            .flatMap(this::doOnce)
            .toList();
    assertThat(operations)
        .filteredOn(each -> !each.isRead() && !DONE_BY_NOBODY.contains(each.name()))
        .filteredOn(write -> done.stream().noneMatch(each -> each.isOf(write) && each.isSuccess()))
        .as(() -> "done by nobody here: " + done)
        .isEmpty();
    assertThat(called).containsExactlyElementsOf(names());
  }

  private static boolean isToldHere(Operation operation, Caller caller) {
    return operation.isRead() && caller.here() && isOpen(operation, caller);
  }

  /** Without the right, a refusal; with it elsewhere, nothing about the place. */
  private static boolean isRightlyAnswered(Told told) {
    Operation operation = told.operation();
    if (!isOpen(operation, told.caller())) {
      return REFUSED.contains(told.status());
    }
    return !told.isFailure()
        && switch (operation.kind()) {
          case WRITES ->
              !told.isSuccess()
                  || (operation.name().equals(RECEIPT) && told.text().contains(NONE_TAKEN));
          case TELLS, COUNTS -> !told.meant() || told.isEmpty();
          case OPEN, DIRECTORY -> told.isSuccess();
          case DOOR, LEAVES -> false;
        };
  }

  /** Whether those here are told what there is to tell. */
  private static boolean isWhole(Told told) {
    return told.status() == 200
        && switch (told.operation().kind()) {
          case TELLS, DIRECTORY -> !told.canaries().isEmpty();
          case OPEN, COUNTS, WRITES, DOOR, LEAVES -> true;
        };
  }

  /** Those who may try one after another, until one of them succeeds. */
  private Stream<Told> doOnce(Operation operation) {
    List<Told> tried = new ArrayList<>();
    for (Caller caller : callers) {
      boolean may = isOpen(operation, caller) && (caller.here() || operation.kind() == Kind.DOOR);
      if (may && tried.stream().noneMatch(Told::isSuccess)) {
        tried.add(ask(operation, caller));
      }
    }
    return tried.stream();
  }

  /** What a device of a worker may ask for; everything else is refused to it, open or not. */
  private static final Set<String> OF_A_DEVICE =
      Set.of(
          "POST /api/evidence",
          "GET /api/tasks/mine",
          "GET /api/tasks/round",
          "GET /api/me",
          "GET /api/health");

  @Test
  void a_device_submits_facts_and_reads_its_own_tasks_and_is_refused_whatever_else_there_is()
      throws Exception {
    Caller device =
        new Caller(Role.GRID_WORKER, true, server.nobody().withToken(laidOut.deviceToken()));
    Map<String, String> before = digests();

    List<Told> told =
        askAll((operation, _) -> !OF_A_DEVICE.contains(operation.name()), List.of(device));

    assertThat(told).hasSizeGreaterThan(100).filteredOn(each -> each.status() != 403).isEmpty();
    assertThat(told).filteredOn(each -> !each.canaries().isEmpty()).isEmpty();
    assertThat(digests()).as("rows about the place").isEqualTo(before);
    assertThat(names()).containsAll(OF_A_DEVICE);
    assertThat(device.api().get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void row_level_security_alone_tells_nothing_of_a_place_elsewhere() throws Exception {
    List<Caller> unfiltered =
        callers.stream().filter(Caller::isElsewhere).map(Caller::withoutFilters).toList();

    List<Told> told =
        askAll((operation, caller) -> operation.isRead() && isOpen(operation, caller), unfiltered);

    assertThat(told).filteredOn(Told::isFailure).isEmpty();
    assertThat(told)
        .as("filtered by the application all the same")
        .filteredOn(each -> each.text().contains(ProblemCode.FOREIGN_REGION.code()))
        .isEmpty();
    assertThat(told).filteredOn(EveryEndpointIT::isLeak).isEmpty();
  }

  /** Figures of a place out of sight are zeros, and of whoever is out of sight nothing is said. */
  private static boolean isLeak(Told told) {
    boolean says =
        switch (told.operation().kind()) {
          case COUNTS -> !told.isEmpty() && (told.named() || hasFigures(told.text()));
          case TELLS -> !told.isEmpty() && told.named();
          case OPEN, DIRECTORY, WRITES, DOOR, LEAVES -> false;
        };
    return says || !told.canaries().isEmpty();
  }

  private static boolean hasFigures(String answer) {
    return hasFigures(JsonMapper.shared().readTree(answer));
  }

  private static boolean hasFigures(JsonNode answer) {
    if (answer.isNumber()) {
      return answer.doubleValue() != 0;
    }
    return answer.isObject()
        ? answer
            .propertyStream()
            .anyMatch(field -> !field.getKey().equals(NORMS) && hasFigures(field.getValue()))
        : answer.valueStream().anyMatch(EveryEndpointIT::hasFigures);
  }
}
