package fangkong.server.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.demo.SignIns;
import fangkong.server.Api;
import fangkong.server.Patience;
import fangkong.server.Said;
import fangkong.server.ServerUnderTest;
import fangkong.server.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody whose name, number and phone go in through every door, rightly and wrongly, while the
 * database dies too: afterwards they lie in the clear neither in the log of the server nor anywhere
 * in the folder that a backup copies, the logs of PostgreSQL and what it wrote ahead included.
 */
@Tag("row-2.22")
class CanaryIT {

  private static final String HOUSEHOLD = "15/29/21/401/201/G01/H0001/";
  private static final Someone CANARY =
      new Someone(Someone.fresh().idNumber(), "金丝雀柒肆贰壹", "19907421742");

  @TempDir private Path folder = Path.of("");

  @Test
  void nothing_that_names_somebody_lies_in_a_log_or_a_backup() throws Exception {
    try (ServerChild server =
        new ServerChild(
            folder,
            "--server.tomcat.basedir=" + folder,
            "--server.tomcat.accesslog.enabled=true",
            "--server.tomcat.accesslog.directory=requests",
            "--server.tomcat.accesslog.buffered=false")) {
      SignIns signIns = KillIT.layOut(server);
      Api nobody = Api.nobody("http://localhost:" + server.port());
      Api command = signIn(nobody, signIns, "COMMAND");

      String id = command.facts(arrival()).expect(200).path("people").get(0).stringValue();
      server.awaitDerived();
      ask(nobody, command, id);
      assertNobodyInAddresses();
      sayWrongly(nobody, command);
      server.killPostgresAndAwaitAnother();
      server.stop();

      List<String> found = new ArrayList<>();
      for (String secret : List.of(CANARY.idNumber(), CANARY.name(), CANARY.phone())) {
        if (server.said().contains(secret)) {
          found.add(secret + " in the log of the server");
        }
        for (Path file : files(folder.resolve("data"))) {
          if (holds(file, secret)) {
            found.add(secret + " in " + file);
          }
        }
      }
      assertThat(found).isEmpty();
      assertThat(files(folder.resolve("data")))
          .as("what is stored in the clear is found by this search")
          .anyMatch(file -> holds(file, "HIGH_AREA_HISTORY"));
    }
  }

  /** Of whoever is asked for rightly, nothing stands in the line of a request. */
  private void assertNobodyInAddresses() {
    // A line is written once its answer has left.
    Patience.until("the last request is in the log", () -> requests().contains("/api/lists"));
    assertThat(requests())
        .contains("POST /api/people/find", "POST /api/declarations", "POST /api/lists")
        .doesNotContain(CANARY.idNumber(), CANARY.name(), CANARY.phone());
  }

  private String requests() {
    try {
      StringBuilder lines = new StringBuilder();
      for (Path file : files(folder.resolve("requests"))) {
        lines.append(URLDecoder.decode(Files.readString(file), StandardCharsets.UTF_8));
      }
      return lines.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Api signIn(Api nobody, SignIns signIns, String role) {
    SignIns.SignIn account =
        signIns.list().stream().filter(each -> each.role().equals(role)).findFirst().orElseThrow();
    return nobody.signIn(account.username(), account.password());
  }

  private static ObjectNode arrival() {
    return Said.fact("arrival", CANARY, HOUSEHOLD)
        .put("at", "2022-07-01T08:00:00+08:00")
        .put("risk", "HIGH");
  }

  /** Every way to ask for somebody, and to have them shown. */
  private static void ask(Api nobody, Api command, String id) {
    assertThat(command.get("/api/people/" + id).text()).contains(CANARY.name());
    String revealed =
        command
            .post(
                "/api/people/" + id + "/reveal",
                ServerUnderTest.object().put("purpose", "IDENTIFY"))
            .text();
    assertThat(revealed).contains(CANARY.idNumber());
    command
        .post("/api/people/find", ServerUnderTest.object().put("idNumber", CANARY.idNumber()))
        .expect(200);
    command.get("/api/people/export.csv?region=15/");
    nobody.post(
        "/api/declarations",
        ServerUnderTest.object()
            .put("name", CANARY.name())
            .put("idNumber", CANARY.idNumber())
            .put("phone", CANARY.phone())
            .put("region", HOUSEHOLD));
    command.postList("l.csv", list(CANARY.idNumber())).expect(200);
  }

  /** What goes wrong with them in it. */
  private static void sayWrongly(Api nobody, Api command) {
    List<ObjectNode> wrong =
        List.of(
            arrival().put("id", CANARY.idNumber()),
            arrival().put("region", CANARY.phone()),
            arrival().put("risk", CANARY.name()),
            arrival().put("at", CANARY.idNumber()),
            arrival().put("code", CANARY.name()),
            Said.fact("arrival", CANARY.idNumber(), HOUSEHOLD).put("risk", "HIGH"),
            Said.fact(CANARY.name(), CANARY, HOUSEHOLD));
    wrong.forEach(fact -> assertThat(command.facts(fact).status()).isBetween(400, 499));
    command.post("/api/evidence", "application/json", "{\"facts\":[" + CANARY.json() + ",}");
    command.postList("l.csv", list("9.90E+17"));
    command.postList("l.xlsx", "\u0000" + list(CANARY.idNumber()));
    command.get("/api/people/" + CANARY.idNumber());
    command.get("/api/people?region=" + CANARY.phone());
    nobody.post(
        "/api/sign-in",
        ServerUnderTest.object().put("username", CANARY.phone()).put("password", CANARY.name()));
    nobody.get("/" + CANARY.idNumber() + ".html");
  }

  private static String list(String idNumber) {
    return "姓名,身份证号,手机号,来源地,到达时间,目的地\n%s,%s,%s,310000,2022-07-01,%s\n"
        .formatted(CANARY.name(), idNumber, CANARY.phone(), HOUSEHOLD);
  }

  private static Set<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  private static boolean holds(Path file, String secret) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return bytes.contains(
          new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
