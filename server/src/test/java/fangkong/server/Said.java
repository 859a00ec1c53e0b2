package fangkong.server;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.OffsetDateTime;
import tools.jackson.databind.node.ObjectNode;

/** Facts as somebody would send them. */
public final class Said {

  private Said() {}

  /** The fields of every fact. */
  public static ObjectNode fact(String type, String region) {
    return ServerUnderTest.object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("type", type)
        .put("region", region);
  }

  public static ObjectNode fact(String type, Someone person, String region) {
    ObjectNode fact = fact(type, region);
    fact.set("person", person.json());
    return fact;
  }

  /** About somebody in the register. */
  public static ObjectNode fact(String type, String person, String region) {
    return fact(type, region).put("person", person);
  }

  public static ObjectNode arrival(Someone person, String region, OffsetDateTime at, String risk) {
    return fact("arrival", person, region).put("at", at.toString()).put("risk", risk);
  }

  public static ObjectNode test(
      Someone person, String region, OffsetDateTime sampled, String result) {
    return fact("test", person, region).put("sampled", sampled.toString()).put("result", result);
  }
}
