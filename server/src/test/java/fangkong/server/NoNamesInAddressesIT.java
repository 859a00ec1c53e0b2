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
   * Texts and long numbers, each of its operation, with what it is. Where they are compared with
   * codes of this server or paths of the tree alone, whatever else is sent finds nothing.
   */
  private static final String KNOWN =
      """
      GET /api/accounts after: a user name, where a page goes on
      GET /api/appeals region: a path of the tree
      GET /api/audit number: the number of an entry of the log
      GET /api/checkpoints/posts after: the id of a post, where a page goes on
      GET /api/checkpoints/{post}/figures post: the id of a post
      GET /api/checkpoints/{post}/shift post: the id of a post
      GET /api/events region: a path of the tree
      GET /api/exports region: a path of the tree
      GET /api/exports/trace mark: the mark of an export
      GET /api/investigations region: a path of the tree
      GET /api/investigations/cases afterRegion: a path of the tree
      GET /api/investigations/cases region: a path of the tree
      GET /api/investigations/{id}/traces/{trace}/places afterExposures: a count
      GET /api/investigations/{id}/traces/{trace}/places afterPlace: the id of a place
      GET /api/lists region: a path of the tree
      GET /api/moves region: a path of the tree
      GET /api/people afterRegion: a path of the tree
      GET /api/people care: a code
      GET /api/people category: a code of a protocol
      GET /api/people code: a colour
      GET /api/people region: a path of the tree
      GET /api/people status: a code
      GET /api/protocols/proposals region: a path of the tree
      GET /api/protocols/releases adoptedFor: a path of the tree
      GET /api/protocols/releases inside: a path of the tree
      GET /api/protocols/{id} id: the id of a protocol
      GET /api/regions after: a path of the tree, where a page goes on
      GET /api/regions region: a path of the tree
      GET /api/regions/public under: a path of the tree
      GET /api/regions/shapes region: a path of the tree
      GET /api/reports/base-figures region: a path of the tree
      GET /api/reports/base-figures/rows figure: a code
      GET /api/reports/base-figures/rows region: a path of the tree
      GET /api/reports/declarations region: a path of the tree
      GET /api/reports/epidemic-curve region: a path of the tree
      GET /api/reports/forces region: a path of the tree
      GET /api/reports/funnel region: a path of the tree
      GET /api/reports/funnel/rows region: a path of the tree
      GET /api/reports/funnel/rows step: a code
      GET /api/reports/households region: a path of the tree
      GET /api/reports/leads region: a path of the tree
      GET /api/reports/map region: a path of the tree
      GET /api/reports/returnees region: a path of the tree
      GET /api/rulings region: a path of the tree
      GET /api/tasks afterKind: a code
      GET /api/tasks afterSubject: the id of a fact, or a code
      GET /api/tasks region: a path of the tree
      GET /api/tasks/by-region region: a path of the tree
      GET /api/tasks/loads region: a path of the tree
      GET /api/tasks/mine afterKind: a code
      GET /api/tasks/mine afterSubject: the id of a fact, or a code
      """;

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
        .isEmpty();
  }

  @Test
  void no_parameter_of_an_address_takes_any_text_but_those_that_are_known_here() {
    assertThat(parameters())
        .filteredOn(Parameter::takesAnything)
        .extracting(Parameter::toString)
        .containsExactlyInAnyOrderElementsOf(
            KNOWN.lines().map(line -> line.substring(0, line.indexOf(": "))).toList());
  }
}
