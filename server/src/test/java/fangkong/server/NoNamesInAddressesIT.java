package fangkong.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Addresses are written to logs, histories and proxies: no parameter of a path or a query can carry
 * a name, an identity number or a phone, neither by what it is called nor by what it takes.
 */
@ServerTest
class NoNamesInAddressesIT {

  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i).*(name|phone|mobile|idnumber|identity|passport|birth|address|vehicle|plate|said|text|query|search).*");

  /** What a parameter may take that is no text: of these nobody is told by name. */
  private static final Set<String> FORMATS = Set.of("uuid", "date", "date-time");

  /**
   * Texts and long numbers, each with what it is. Where they are compared with codes of this server
   * or paths of the tree alone, whatever else is sent finds nothing.
   */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("region", "a path of the tree"),
          Map.entry("afterRegion", "a path of the tree"),
          Map.entry("under", "a path of the tree"),
          Map.entry("inside", "a path of the tree"),
          Map.entry("adoptedFor", "a path of the tree"),
          Map.entry("afterPlace", "the id of a place"),
          Map.entry("category", "a code of a protocol"),
          Map.entry("code", "a colour"),
          Map.entry("status", "a code"),
          Map.entry("care", "a code"),
          Map.entry("figure", "a code"),
          Map.entry("step", "a code"),
          Map.entry("afterKind", "a code"),
          Map.entry("afterSubject", "the id of a fact, or a code"),
          Map.entry("after", "a user name, a post or a path, where a page goes on"),
          Map.entry("id", "the id of a protocol"),
          Map.entry("post", "the id of a post"),
          Map.entry("mark", "the mark of an export"),
          Map.entry("number", "the number of an entry of the log"),
          Map.entry("afterExposures", "a count"));

  /** The one that is called by a file; pages send it in a header instead. */
  private static final Set<String> OF_FILES = Set.of("POST /api/lists name");

  private final JsonNode paths;

  NoNamesInAddressesIT(ServerUnderTest server) {
    paths = server.nobody().get("/v3/api-docs").expect(200).path("paths");
  }

  private record Parameter(String operation, String name, JsonNode schema) {

    @Override
    public String toString() {
      return operation + " " + name;
    }

    /** Neither an id, a time, a code nor a small number. */
    boolean takesAnything() {
      String type = schema.path("type").asString("");
      String format = schema.path("format").asString("");
      return switch (type) {
        case "string" -> !schema.has("enum") && !FORMATS.contains(format);
        case "integer" -> !format.equals("int32");
        default -> !type.equals("boolean");
      };
    }
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        for (JsonNode parameter : operation.getValue().path("parameters")) {
          String in = parameter.path("in").stringValue();
          if (in.equals("path") || in.equals("query")) {
            parameters.add(
                new Parameter(
                    operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                    parameter.path("name").stringValue(),
                    parameter.path("schema")));
          }
        }
      }
    }
    return parameters;
  }

  @Test
  void no_parameter_of_an_address_is_called_like_what_tells_who_somebody_is() {
    assertThat(parameters())
        .hasSizeGreaterThan(100)
        .filteredOn(parameter -> PERSONAL.matcher(parameter.name()).matches())
        .extracting(Parameter::toString)
        .containsExactlyInAnyOrderElementsOf(OF_FILES);
  }

  @Test
  void no_parameter_of_an_address_takes_any_text_but_those_that_are_known_here() {
    assertThat(parameters())
        .filteredOn(Parameter::takesAnything)
        .filteredOn(parameter -> !OF_FILES.contains(parameter.toString()))
        .allSatisfy(
            parameter -> assertThat(KNOWN).as(parameter.toString()).containsKey(parameter.name()));
  }
}
