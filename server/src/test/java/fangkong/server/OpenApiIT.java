package fangkong.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document from which clients are generated: what it says of our types, and that it is kept.
 */
@ServerTest
class OpenApiIT {

  private static final String WRITE = "fangkong.openapi.write";
  private static final JsonMapper SORTED =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final JsonNode document;
  private final JsonNode schemas;

  OpenApiIT(ServerUnderTest server) {
    document = server.nobody().get("/v3/api-docs").expect(200);
    schemas = document.path("components").path("schemas");
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        operations.add(operation);
      }
    }
    return operations;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  @Test
  void every_operation_has_a_readable_name_of_its_own() {
    assertThat(operations())
        .hasSizeGreaterThan(30)
        .extracting(operation -> operation.path("operationId").asString())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-zA-Z]+"))
        .contains("signIn", "whoAmI", "listPeople", "showPerson", "fetchExport", "listLists");
  }

  @Test
  void every_operation_can_end_in_a_problem() {
    assertThat(operations())
        .allSatisfy(operation ->
            assertThat(
                    operation
                        .at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .endsWith("/Problem"));
  }

  @Test
  void an_answer_says_all_its_components_and_which_may_be_null() {
    JsonNode row = schemas.path("LedgerRow");

    assertThat(texts(row.path("required")))
        .containsExactlyInAnyOrderElementsOf(row.path("properties").propertyNames());
    assertThat(texts(row.at("/properties/name/type"))).containsExactlyInAnyOrder("string", "null");
    assertThat(row.at("/properties/category/type").asString()).isEqualTo("string");
    assertThat(texts(schemas.at("/LedgerPage/required"))).contains("rows", "next");
    assertThat(schemas.at("/LedgerPage/properties/next/anyOf").toString())
        .contains("StandingKey", "\"null\"");
  }

  @Test
  void what_may_be_null_may_be_left_out_of_a_request() {
    assertThat(texts(schemas.at("/InvestigationsNewTrace/required")))
        .containsExactlyInAnyOrder("id", "cases", "from", "until");
    assertThat(texts(schemas.at("/InvestigationsNewCase/required")))
        .as("inside a request")
        .containsExactlyInAnyOrder("person", "infectiousFrom");
    assertThat(texts(schemas.at("/InvestigationsNewTrace/properties/latent/type")))
        .containsExactlyInAnyOrder("string", "null");
  }

  @Test
  void an_answer_that_leaves_out_what_is_null_says_so() {
    JsonNode lacking = schemas.path("Lacking");

    assertThat(texts(lacking.path("required"))).containsExactlyInAnyOrder("what", "on");
    assertThat(lacking.at("/properties/person/type").asString()).isEqualTo("string");
  }

  @Test
  void an_alternative_says_its_own_components() {
    assertThat(texts(schemas.at("/TaskViewDetailKept/required")))
        .containsExactlyInAnyOrder("until", "missing");
    assertThat(texts(schemas.at("/TaskViewDetailOnDay/properties/tier/type")))
        .containsExactlyInAnyOrder("string", "null");
    assertThat(schemas.propertyNames()).doesNotContain("Detail");
  }

  @Test
  void a_body_read_as_a_tree_may_have_any_fields() {
    assertThat(
            document
                .at("/paths/~1api~1declarations~1mine/post/requestBody/content")
                .at("/application~1json/schema/additionalProperties")
                .asBoolean())
        .isTrue();
  }

  @Test
  void texts_are_texts_whatever_type_holds_them() {
    assertThat(schemas.at("/LedgerRow/properties/region/type").asString()).isEqualTo("string");
    assertThat(schemas.at("/AccountsMe/properties/zone/type").asString()).isEqualTo("string");
    assertThat(schemas.at("/ListsFigures/properties/medianElapsed/format").asString())
        .isEqualTo("duration");
    assertThat(schemas.propertyNames()).doesNotContain("Region", "Duration", "JsonNode", "Row");
  }

  @Test
  void records_of_the_same_name_stay_apart() {
    assertThat(schemas.path("LedgerPage").path("properties").propertyNames())
        .containsExactlyInAnyOrder("rows", "next");
    assertThat(schemas.path("ListsPage").path("properties").propertyNames())
        .containsExactlyInAnyOrder("lists", "next");
  }

  @Test
  void the_document_that_pages_are_built_against_is_this_one() throws IOException {
    Path kept = ServerUnderTest.root().resolve("web").resolve("api").resolve("openapi.json");
    String now = SORTED.writeValueAsString(document) + "\n";
    if (System.getProperty(WRITE) != null) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, now);
    }
    assertThat(Files.exists(kept) ? Files.readString(kept) : "")
        .as("web/api/openapi.json; CONTRIBUTING.md says how to write it anew")
        .isEqualTo(now);
  }
}
