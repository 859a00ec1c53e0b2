package fangkong.server.investigations;

import static fangkong.server.ServerUnderTest.object;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Requests for traces. */
final class Traced {

  private Traced() {}

  /** A new one, of cases that were infectious all the time. */
  static ObjectNode from(String from, String until, String... cases) {
    ObjectNode request = request(from, until);
    for (String person : List.of(cases)) {
      request.withArray("cases").addObject().put("person", person).put("infectiousFrom", from);
    }
    return request;
  }

  /** A new one, of nobody yet. */
  static ObjectNode request(String from, String until) {
    ObjectNode request =
        object()
            .put("id", UuidCreator.getTimeOrderedEpoch().toString())
            .put("from", from)
            .put("until", until);
    request.putArray("cases");
    return request;
  }
}
