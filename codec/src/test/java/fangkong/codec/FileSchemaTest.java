package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Anchor;
import fangkong.assessment.protocol.Confidence;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Staffing;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FileSchemaTest {
  @TempDir private Path folder = Path.of("");

  private static final JsonNode DEFINITIONS = FileSchema.PROTOCOL.document().path("$defs");

  private static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  private static List<String> allowed(String definition) {
    return allowed(DEFINITIONS.path(definition));
  }

  private static List<String> allowed(JsonNode definition) {
    return definition.path("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static boolean allows(String definition, String text) {
    return text.matches(DEFINITIONS.path(definition).path("pattern").stringValue());
  }

  @Test
  void the_schema_allows_the_words_the_room_knows() {
    assertThat(allowed("tier")).isEqualTo(names(Tier.class));
    assertThat(allowed("code")).isEqualTo(names(HealthCode.class));
    assertThat(allowed("conf")).isEqualTo(names(Confidence.class));
    assertThat(
            FileSchema.PROTOCOL
                .document()
                .at("/properties/default_code/properties/codes/properties")
                .propertyNames())
        .containsExactlyElementsOf(names(Tier.class));
    assertThat(names(Anchor.class)).allMatch(name -> allows("anchor", name));
    assertThat(names(Degree.class)).allMatch(name -> allows("trigger", "exposure " + name));
    assertThat(names(Risk.class)).allMatch(name -> allows("trigger", "arrival " + name));
    assertThat(names(Risk.class))
        .filteredOn(name -> allows("trigger", "stay " + name))
        .containsExactly("HIGH", "MEDIUM", "LOW");
  }

  @Test
  void the_schema_of_norms_allows_the_words_the_room_knows() {
    JsonNode norm = FileSchema.NORMS.document().at("/properties/norms/items/properties");
    assertThat(allowed(norm.path("role"))).isEqualTo(names(Staffing.Role.class));
    assertThat(allowed(norm.path("by"))).isEqualTo(names(Staffing.Basis.class));
    assertThat(allowed(norm.path("conf"))).isEqualTo(names(Confidence.class));
  }

  @Test
  void each_file_names_the_schema_for_editors() throws IOException {
    try (Stream<Path> files = Files.list(Folders.root().resolve("protocols"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .hasSize(11)
          .allSatisfy(file ->
              assertThat(file)
                  .content()
                  .startsWith("# yaml-language-server: $schema=schema.json\n"));
    }
  }

  /** Whatever stands in place of whatever value, a file is read or refused in one line. */
  @ParameterizedTest
  @ValueSource(strings = {"CN-COVID-8", "US-MEASLES"})
  void any_value_in_any_place_is_read_or_refused(String id) throws IOException {
    JsonNode good =
        new YamlEntry(
                id,
                "",
                new Yaml(new LoaderOptions())
                    .compose(
                        new StringReader(
                            Files.readString(Folders.root().resolve("protocols/" + id + ".yaml")))))
            .json();
    ((ObjectNode) good).remove("retires");
    Path file = folder.resolve(id + ".yaml");
    List<String> refusals = new ArrayList<>();
    int tried = 0;
    for (String odd : List.of("null", "\"x\"", "-1", "[]", "{}", "[[1]]")) {
      for (Consumer<JsonNode> change : changes(good, JsonMapper.shared().readTree(odd))) {
        JsonNode bad = good.deepCopy();
        change.accept(bad);
        Files.writeString(file, bad.toString());
        tried++;
        try {
          ProtocolFiles.read(folder);
        } catch (MalformedFile refusal) {
          refusals.add(String.valueOf(refusal.getMessage()));
        }
      }
    }
    assertThat(refusals).hasSizeGreaterThan(tried / 2).allMatch(text -> text.startsWith(file + ""));
    Files.writeString(file, good.toString());
    assertThatNoException().isThrownBy(() -> ProtocolFiles.read(folder));
  }

  /** Changes of a tree, each putting a value in another place. */
  private static List<Consumer<JsonNode>> changes(JsonNode node, JsonNode odd) {
    List<Consumer<JsonNode>> changes = new ArrayList<>();
    if (node.isObject()) {
      for (String name : node.propertyNames()) {
        changes.add(copy -> ((ObjectNode) copy).set(name, odd));
        changes(node.path(name), odd)
            .forEach(in -> changes.add(copy -> in.accept(copy.path(name))));
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        int at = i;
        changes.add(copy -> ((ArrayNode) copy).set(at, odd));
        changes(node.path(at), odd).forEach(in -> changes.add(copy -> in.accept(copy.path(at))));
      }
    }
    return changes;
  }
}
