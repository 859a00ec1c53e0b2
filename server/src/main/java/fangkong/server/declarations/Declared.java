package fangkong.server.declarations;

import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A declaration as a device sends it: who comes or goes, when, and with which card. What is a field
 * of the fact is read by the door of facts.
 */
record Declared(ObjectNode sent, Direction direction, CardKey key) {

  /** What is announced, and what its fact is made of. */
  enum Direction {
    ARRIVAL("declaration", "arrives", "origin"),
    DEPARTURE("departure_declaration", "leaves", "to");

    private final String type;
    private final String time;
    private final String division;

    Direction(String type, String time, String division) {
      this.type = type;
      this.time = time;
      this.division = division;
    }

    String time() {
      return time;
    }

    String division() {
      return division;
    }

    static Direction ofFact(String type) {
      return type.equals(ARRIVAL.type) ? ARRIVAL : DEPARTURE;
    }
  }

  private static final List<String> REQUIRED =
      List.of("id", "direction", "card", "name", "phone", "region");
  private static final List<String> SUBJECT = List.of("idNumber", "name", "phone");
  private static final String IN_PERSON = "person.";

  /** Refuses whatever is no field of it, and what the fact would not be missing. */
  static Declared read(JsonNode body) {
    ObjectNode sent = object(body);
    for (String field : REQUIRED) {
      text(sent, field);
    }
    Direction direction = direction(text(sent, "direction"));
    Set<String> fields =
        Stream.concat(
                REQUIRED.stream(), Stream.of("idNumber", direction.time(), direction.division()))
            .collect(Collectors.toUnmodifiableSet());
    onlyOf(sent, fields);
    return new Declared(sent, direction, card(sent));
  }

  /** The card of a body that holds nothing else. */
  static CardKey readCard(JsonNode body) {
    ObjectNode sent = object(body);
    onlyOf(sent, Set.of("card"));
    return card(sent);
  }

  /** An appeal of whoever holds the card. */
  record Objected(CardKey key, UUID id, String clause, String text) {}

  static Objected readAppeal(JsonNode body) {
    ObjectNode sent = object(body);
    onlyOf(sent, Set.of("id", "card", "clause", "text"));
    return new Objected(card(sent), id(text(sent, "id")), text(sent, "clause"), text(sent, "text"));
  }

  private static UUID id(String said) {
    try {
      return UUID.fromString(said);
    } catch (IllegalArgumentException e) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", said);
    }
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw Refused.because(ProblemCode.UNREADABLE_BODY);
  }

  private static void onlyOf(ObjectNode sent, Set<String> fields) {
    for (String field : sent.propertyNames()) {
      if (!fields.contains(field)) {
        throw Refused.because(ProblemCode.UNKNOWN_FIELD, field, "");
      }
    }
  }

  private static CardKey card(ObjectNode sent) {
    return CardKey.read(text(sent, "card"))
        .orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "card", ""));
  }

  private static Direction direction(String word) {
    try {
      return Direction.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw Refused.because(ProblemCode.BAD_VALUE, "direction", word);
    }
  }

  /** The value is not shown: it may be protected. */
  private static String text(ObjectNode sent, String field) {
    JsonNode value = sent.get(field);
    if (value == null || value.isNull()) {
      throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
    }
    if (!value.isString() || value.stringValue().isBlank()) {
      throw Refused.because(ProblemCode.BAD_VALUE, field, "");
    }
    return value.stringValue();
  }

  /** Its fact, as it was declared at this time. */
  ObjectNode fact(String at) {
    ObjectNode fact = JsonNodeFactory.instance.objectNode();
    fact.set("id", sent.get("id"));
    fact.put("type", direction.type);
    ObjectNode person = fact.putObject("person");
    SUBJECT.stream().filter(sent::has).forEach(field -> person.set(field, sent.get(field)));
    fact.set("region", sent.get("region"));
    fact.put("channel", "DECLARATION").put("at", at);
    Stream.of(direction.time(), direction.division())
        .filter(sent::has)
        .forEach(field -> fact.set(field, sent.get(field)));
    return fact;
  }

  /** Who is said to hold the card; in clear, for indexing only. */
  String holder() {
    return SUBJECT.stream()
        .map(field -> sent.path(field).asString("").strip())
        .collect(Collectors.joining("\u0000"));
  }

  /** A problem of its fact, in the words of what was sent. */
  static Problem asSent(Problem problem) {
    String field = problem.field();
    return new Problem(
        problem.code(),
        null,
        field != null && field.startsWith(IN_PERSON) ? field.substring(IN_PERSON.length()) : field,
        problem.value());
  }

  @Override
  public String toString() {
    return "a declaration";
  }
}
