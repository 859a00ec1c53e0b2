package fangkong.cli.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.cli.demo.Api;
import fangkong.cli.demo.FactSender;
import fangkong.cli.demo.ServerProcess;
import fangkong.cli.demo.SignIns;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Facts through the door in batches of 1,000 by three senders: durable, people resolved, standing
 * derived. The floor is the same rows put into an equal table of the same PostgreSQL by three
 * connections, a commit a batch, with no application in front.
 */
final class IntakeBench {

  private static final int FACTS_A_PERSON = 10;
  private static final String CELL = "41/15/26/108/201/G01/C01/";
  private static final OffsetDateTime DAY =
      OffsetDateTime.of(2022, 4, 2, 8, 0, 0, 0, ZoneOffset.ofHours(8));
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final int people;

  IntakeBench(int people) {
    this.people = people;
  }

  List<Measured> run() throws Exception {
    List<Measured> measured = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(0)) {
      measured.add(
          new Measured(
              "server start, new data", server.startTime().toMillis(), "ms", "<= 5000", 0));
      SignIns signIns = new SignIns(Api.local(server.port()), server.setupToken(), List.of("41/"));
      Api command = signIns.command();
      layOut(signIns);
      warmUp(command);
      List<String> facts = facts(1_000_000, people);
      long began = System.nanoTime();
      long accepted;
      try (FactSender sender = new FactSender(command)) {
        sender.send(facts);
        accepted = sender.accepted();
      }
      Duration durable = Duration.ofNanos(System.nanoTime() - began);
      command.awaitDerived();
      Duration derived = Duration.ofNanos(System.nanoTime() - began);
      double floor = new InsertFloor(server.folder()).rowsPerSecond(facts.size());
      measured.add(new Measured("facts durable", rate(accepted, durable), "facts/s", "", floor));
      measured.add(
          new Measured(
              "facts durable and assessed, end to end",
              rate(accepted, derived),
              "facts/s",
              ">= 10000",
              floor));
    }
    return measured;
  }

  private static double rate(long facts, Duration time) {
    return facts / (time.toMillis() / 1000.0);
  }

  private static void layOut(SignIns signIns) {
    Api administrator = signIns.administrator();
    administrator.put(
        "/api/layout/nodes",
        "text/csv",
        """
        path,name,kind
        41/,河南省,PROVINCE
        41/15/,信阳市,PREFECTURE
        41/15/26/,潢川县,COUNTY
        41/15/26/108/,桃林铺镇,TOWNSHIP
        41/15/26/108/201/,桃林村,VILLAGE
        41/15/26/108/201/G01/,第1网格,GRID
        41/15/26/108/201/G01/C01/,第1单元,CELL
        """);
    administrator.put("/api/clock", "application/json", "{\"now\":\"" + DAY.plusDays(5) + "\"}");
    signIns.adopt("LOCAL-HENAN-2022-04", "41/", DAY.minusDays(10).toString());
  }

  private static void warmUp(Api command) {
    try (FactSender sender = new FactSender(command)) {
      sender.send(facts(0, 2_000));
      command.awaitDerived();
    }
  }

  /**
   * For each person an arrival, three tests and six reports, as three devices would hold them: by
   * person.
   */
  private static List<String> facts(int firstPerson, int people) {
    List<String> facts = new ArrayList<>(people * FACTS_A_PERSON);
    for (int i = 0; i < people; i++) {
      String person =
          "\"person\":{\"idNumber\":\""
              + idNumber(firstPerson + i)
              + "\",\"name\":\"合成"
              + i
              + "\"}";
      String head = "\"," + person + ",\"region\":\"" + CELL + "\",";
      facts.add(
          fact(
              "arrival",
              head,
              "\"at\":\"" + DAY + "\",\"risk\":\"" + (i % 10 == 0 ? "HIGH" : "LOW") + "\"",
              DAY));
      for (int day = 0; day < 3; day++) {
        OffsetDateTime at = DAY.plusDays(day).plusHours(1);
        facts.add(fact("test", head, "\"sampled\":\"" + at + "\",\"result\":\"NEGATIVE\"", at));
        facts.add(
            fact("symptom", head, "\"at\":\"" + at.plusHours(1) + "\",\"present\":false", at));
        facts.add(
            fact("symptom", head, "\"at\":\"" + at.plusHours(9) + "\",\"present\":false", at));
      }
    }
    return facts;
  }

  private static String fact(String type, String head, String fields, OffsetDateTime at) {
    UUID id = UuidCreator.getTimeOrderedEpoch(Instant.from(at));
    return "{\"id\":\"" + id + "\",\"type\":\"" + type + head + fields + "}";
  }

  /** A synthetic identity number of the unassigned area, its check character right. */
  private static String idNumber(int number) {
    String body =
        "990000"
            + (1940 + number / 1_000 / 28 % 70)
            + "%02d".formatted(1 + number / 1_000_000 % 12)
            + "%02d".formatted(1 + number / 1_000 % 28)
            + "%03d".formatted(number % 1_000);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (body.charAt(i) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }
}
