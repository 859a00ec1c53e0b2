package fangkong.codec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema of a kind of files: the one place that says which keys there are and what shape their
 * values have. What values mean together is checked where they are read.
 */
final class FileSchema {
  /** {@code protocols/schema.json}. */
  static final FileSchema PROTOCOL = new FileSchema("schema.json");

  /** {@code protocols/norms/schema.json}. */
  static final FileSchema NORMS = new FileSchema("norms/schema.json");

  private final JsonNode document;
  private final Schema schema;

  private FileSchema(String name) {
    document = document(name);
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
  }

  JsonNode document() {
    return document;
  }

  /**
   * A value the schema does not allow.
   *
   * @param known false for a key nobody knows, which often explains that another one is missing
   */
  private record Mistake(boolean known, YamlEntry at, String reason) {}

  /** Refuses the first value that the schema does not allow; unknown keys come first of all. */
  void check(YamlEntry root) {
    schema.validate(root.json()).stream()
        .map(error -> mistake(root.at(elements(error.getInstanceLocation())), error))
        .min(Comparator.comparing(Mistake::known).thenComparingInt(mistake -> mistake.at.line()))
        .ifPresent(mistake -> {
          throw mistake.at.refused(mistake.reason);
        });
  }

  private Mistake mistake(YamlEntry at, Error error) {
    List<JsonNode> rules = rules(elements(error.getEvaluationPath()));
    JsonNode holder = rules.getLast();
    String key = Objects.requireNonNullElse(error.getProperty(), "");
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          new Mistake(
              false,
              at.at(List.of(key)),
              "is not a known key. Maybe one of " + holder.path("properties").propertyNames());
      case "required" -> new Mistake(true, at.missing(key), "is required" + remedy(rules, key));
      case "dependentRequired" ->
          new Mistake(
              true,
              at.at(List.of(key)),
              "needs "
                  + error.getArguments()[0]
                  + " beside it"
                  + remedy(rules, String.valueOf(error.getArguments()[0])));
      case "enum" -> new Mistake(true, at, "must be one of " + names(holder.path("enum")));
      case "not" -> new Mistake(true, at, description(rules));
      default -> new Mistake(true, at, "must be " + description(rules));
    };
  }

  /** What a missing key is for, as the schemas of this value describe it. */
  private String remedy(List<JsonNode> rules, String key) {
    for (JsonNode rule : rules) {
      JsonNode property = rule.path("properties").path(key);
      if (property.has("description") || property.has("$ref")) {
        return ". Maybe add " + description(resolved(property));
      }
    }
    return "";
  }

  private static String description(List<JsonNode> rules) {
    for (JsonNode rule : rules) {
      if (rule.path("description").isString()) {
        return rule.path("description").stringValue();
      }
    }
    throw new IllegalStateException("the schema does not describe " + rules.getLast());
  }

  /**
   * The schemas that speak of one value, outermost first: what a path of evaluation leads through
   * since it last went into a property or an item.
   */
  private List<JsonNode> rules(List<Object> path) {
    JsonNode at = document;
    List<JsonNode> rules = new ArrayList<>(List.of(at));
    for (int i = 0; i < path.size() - 1; i++) {
      String step = String.valueOf(path.get(i));
      at = at.path(step);
      switch (step) {
        case "$ref" -> at = target(at.stringValue());
        case "properties", "prefixItems" -> {
          i++;
          at =
              path.get(i) instanceof Integer index
                  ? at.path(index)
                  : at.path(String.valueOf(path.get(i)));
          rules.clear();
        }
        case "items", "additionalProperties" -> rules.clear();
        default -> {}
      }
      rules.add(at);
    }
    return rules;
  }

  /** A schema and, where it stands for another one, that one. */
  private List<JsonNode> resolved(JsonNode rule) {
    List<JsonNode> rules = new ArrayList<>(List.of(rule));
    while (rules.getLast().has("$ref")) {
      rules.add(target(rules.getLast().path("$ref").stringValue()));
    }
    return rules;
  }

  private JsonNode target(String reference) {
    return document.at(reference.substring(1));
  }

  private static List<Object> elements(NodePath path) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return elements;
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode document(String name) {
    try (InputStream in = FileSchema.class.getResourceAsStream(name)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
