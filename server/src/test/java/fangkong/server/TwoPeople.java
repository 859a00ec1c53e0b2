package fangkong.server;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two accounts that make a ruling: one proposes it, the other confirms it. */
public record TwoPeople(Api proposer, Api confirmer) {

  /** Two with the right to rule inside these regions. */
  public static TwoPeople inside(ServerUnderTest server, String... scope) {
    return new TwoPeople(server.as("EPIDEMIOLOGIST", scope), server.as("COMMAND", scope));
  }

  /** A ruling that assigns a category. */
  public static ObjectNode assigning(String person, String category, OffsetDateTime until) {
    return ruling(person, until).put("category", category);
  }

  /** A ruling that sets evidence aside. */
  public static ObjectNode excluding(String person, List<String> evidence, OffsetDateTime until) {
    ObjectNode ruling = ruling(person, until);
    evidence.forEach(ruling.putArray("excludes")::add);
    return ruling;
  }

  private static ObjectNode ruling(String person, OffsetDateTime until) {
    return ServerUnderTest.object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("person", person)
        .put("reason", "复核后认定")
        .put("until", until.toString());
  }

  /** Proposes and confirms; gives the ruling as it is kept. */
  public JsonNode rule(ObjectNode ruling) {
    proposer.post("/api/rulings", ruling).expect(201);
    return confirmer.post(confirming(ruling), ServerUnderTest.object()).expect(200);
  }

  public static String confirming(ObjectNode ruling) {
    return "/api/rulings/" + ruling.path("id").stringValue() + "/confirm";
  }

  public static String declining(ObjectNode ruling) {
    return "/api/rulings/" + ruling.path("id").stringValue() + "/decline";
  }
}
