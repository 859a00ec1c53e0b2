package fangkong.server.investigations;

import fangkong.server.Api;
import fangkong.server.Said;
import fangkong.server.Someone;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * People by name, and where they were, told to the server as facts: each time anew, of other people
 * at other places. Minutes are those after eight.
 */
abstract class Story {

  final Api teller;
  final OffsetDateTime eight;
  final Map<String, Someone> people = new HashMap<>();
  final Map<String, String> ids = new HashMap<>();
  private final String cell;
  int story;

  /** {@code cell} is where it happens, unless another region is named. */
  Story(Api teller, OffsetDateTime eight, String cell) {
    this.teller = teller;
    this.eight = eight;
    this.cell = cell;
  }

  void beginAnew() {
    story++;
    people.clear();
    ids.clear();
  }

  Someone who(String name) {
    return people.computeIfAbsent(name, _ -> Someone.fresh());
  }

  void tell(String name, ObjectNode fact) {
    tell(name, fact, teller);
  }

  void tell(String name, ObjectNode fact, Api by) {
    ids.put(name, by.facts(fact).expect(200).path("people").get(0).stringValue());
  }

  String minute(int minute) {
    return eight.plusMinutes(minute).toString();
  }

  ObjectNode at(String place, String name, int from, int until) {
    return at(place, name, from, until, cell);
  }

  ObjectNode at(String place, String name, int from, int until, String region) {
    return Said.fact("check_in", who(name), region)
        .put("at", minute(from))
        .put("until", minute(until))
        .put("place", place + " " + story);
  }
}
