package fangkong.server.scenarios;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.demo.Api;
import fangkong.cli.demo.SignIns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server and its database killed under load: whatever was acknowledged is there once, whatever
 * was not can be sent again, and what follows from the facts is what follows from them anew.
 */
@Tag("row-0.10")
class KillIT {

  private static final int BATCHES_BETWEEN_KILLS = 40;
  private static final int KILLS = 2;

  @TempDir private Path folder = Path.of("");

  @Test
  void acknowledged_facts_survive_a_killed_server_whose_database_runs_on() throws Exception {
    try (ServerChild server = new ServerChild(folder)) {
      SignIns signIns = layOut(server);
      ProcessHandle postmaster = server.postmaster();
      FactLoad load = FactLoad.start(server.port(), token(server, signIns));
      for (int kill = 0; kill < KILLS; kill++) {
        load.awaitMore(BATCHES_BETWEEN_KILLS);
        server.killAndStartAgain();
        assertThat(server.postmaster()).as("the orphan is adopted").isEqualTo(postmaster);
      }
      load.awaitMore(BATCHES_BETWEEN_KILLS);
      load.stop();
      assertThat(load.unanswered()).isPositive();
      assertNothingIsLostOrThereTwice(server, signIns.command(), load);
    }
  }

  @Test
  void acknowledged_facts_survive_a_killed_database_under_a_living_server() throws Exception {
    try (ServerChild server = new ServerChild(folder)) {
      SignIns signIns = layOut(server);
      FactLoad load = FactLoad.start(server.port(), token(server, signIns));
      for (int kill = 0; kill < KILLS; kill++) {
        load.awaitMore(BATCHES_BETWEEN_KILLS);
        server.killPostgresAndAwaitAnother();
      }
      load.awaitMore(BATCHES_BETWEEN_KILLS);
      load.stop();
      assertThat(load.unavailable()).isPositive();
      assertThat(load.unanswered()).isZero();
      assertNothingIsLostOrThereTwice(server, signIns.command(), load);
    }
  }

  /** Two grids, one protocol. */
  static SignIns layOut(ServerChild server) {
    SignIns signIns = new SignIns(Api.local(server.port()), server.setupToken(), List.of("15/"));
    signIns
        .administrator()
        .put(
            "/api/layout/nodes",
            "text/csv",
            """
            path,name,kind
            15/,内蒙古自治区,PROVINCE
            15/29/,阿拉善盟,PREFECTURE
            15/29/21/,阿拉善左旗,COUNTY
            15/29/21/401/,孪井滩生态移民示范区,TOWNSHIP
            15/29/21/401/201/,嘎查,VILLAGE
            15/29/21/401/201/G01/,第一网格,GRID
            15/29/21/401/201/G02/,第二网格,GRID
            """);
    signIns.adopt("CN-COVID-9", "15/", "2022-06-28T00:00:00+08:00");
    return signIns;
  }

  /** A session of the command post, which holds across every restart. */
  private static String token(ServerChild server, SignIns signIns) {
    SignIns.SignIn command =
        signIns.list().stream()
            .filter(account -> account.role().equals("COMMAND"))
            .findFirst()
            .orElseThrow();
    Api nobody = Api.local(server.port());
    return nobody
        .post(
            "/api/sign-in",
            nobody.object().put("username", command.username()).put("password", command.password()))
        .path("token")
        .asString("");
  }

  private static void assertNothingIsLostOrThereTwice(
      ServerChild server, Api command, FactLoad load) throws IOException, InterruptedException {
    assertThat(load.wrong()).isEmpty();
    assertThat(load.acknowledged())
        .hasSizeGreaterThanOrEqualTo((KILLS + 1) * BATCHES_BETWEEN_KILLS);
    List<FactLoad.Batch> sent = new ArrayList<>(load.acknowledged());
    sent.addAll(load.unacknowledged());
    for (FactLoad.Batch batch : load.acknowledged()) {
      assertAnswered(load.send(batch), 0, batch.size());
    }
    for (FactLoad.Batch batch : load.unacknowledged()) {
      FactLoad.Answer first = load.send(batch);
      assertThat(first.status()).as("%s", first).isEqualTo(200);
      assertAnswered(load.send(batch), 0, batch.size());
    }
    server.awaitDerived();
    Map<String, String> ledger = ledger(command);
    Set<String> people = sent.stream().flatMap(batch -> batch.people().stream()).collect(toSet());
    assertThat(ledger)
        .hasSize(people.size())
        .containsKeys(load.registered().values().toArray(String[]::new));
    assertThat(ledger.values().stream().collect(groupingBy(category -> category, counting())))
        .containsEntry("HIGH_AREA_HISTORY", (long) sent.size())
        .containsEntry("LOW_AREA_HISTORY", (FactLoad.NEWCOMERS - 1L) * sent.size())
        .containsEntry("NONE", (long) FactLoad.KNOWN_TO_ALL);

    server.stop();
    ServerChild.Rebuilt rebuilt = server.rebuild();
    assertThat(rebuilt.status()).as(server.said()).isZero();
    assertThat(rebuilt.tables())
        .anyMatch(
            line -> line.equals("assessments.standing,%1$d,%1$d,0,0".formatted(people.size())))
        .anyMatch(line -> line.startsWith("measures.measure,"))
        .allMatch(line -> line.endsWith(",0,0"));
    ServerChild.Ended verified = server.verifyLog();
    assertThat(verified.status()).as(verified.said()).isZero();
    assertThat(entries(verified)).isGreaterThanOrEqualTo(load.acknowledged().size());
  }

  private static long entries(ServerChild.Ended verified) {
    return verified
        .said()
        .lines()
        .filter(line -> line.endsWith(" entries"))
        .mapToLong(line -> Long.parseLong(line.replace(" entries", "")))
        .findFirst()
        .orElseThrow();
  }

  private static void assertAnswered(FactLoad.Answer answer, int accepted, int duplicate) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.body().path("accepted").intValue()).isEqualTo(accepted);
    assertThat(answer.body().path("duplicate").intValue()).isEqualTo(duplicate);
  }

  /** Everybody of the region with their category. */
  private static Map<String, String> ledger(Api command) {
    Map<String, String> ledger = new HashMap<>();
    String after = "";
    JsonNode page;
    do {
      page = command.get("/api/people?limit=500&region=" + Api.encode("15/") + after);
      page.path("rows")
          .forEach(row ->
              ledger.put(row.path("person").asString(""), row.path("category").asString("")));
      JsonNode next = page.path("next");
      after =
          "&afterRegion=%s&afterPerson=%s"
              .formatted(
                  Api.encode(next.path("region").asString("")), next.path("person").asString(""));
    } while (page.path("next").isObject());
    return ledger;
  }
}
