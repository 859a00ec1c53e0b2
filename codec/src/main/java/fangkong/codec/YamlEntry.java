package fangkong.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value of a YAML file with its place, so that each refusal names file, line, key and value. */
final class YamlEntry {
  /** Whole numbers as JSON writes them, which fit an int. */
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,8})");

  private final String file;
  private final String key;
  private final Node node;
  private final @Nullable String part;

  YamlEntry(String file, String key, Node node) {
    this(file, key, node, null);
  }

  private YamlEntry(String file, String key, Node node, @Nullable String part) {
    this.file = file;
    this.key = key;
    this.node = node;
    this.part = part;
  }

  /** A part of this text, at the same place. */
  YamlEntry withText(String text) {
    return new YamlEntry(file, key, node, text);
  }

  /** The line it begins on, counted from 1. */
  int line() {
    return node.getStartMark().getLine() + 1;
  }

  MalformedFile refused(String reason) {
    return new MalformedFile(file, line(), key.isEmpty() ? "" : "key " + key, value(), reason);
  }

  /** A plain value or a list of such as it stands there, else nothing. */
  private String value() {
    if (part != null) {
      return part;
    }
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
          list.getValue().stream().map(each -> ((ScalarNode) each).getValue()).toList().toString();
      default -> "";
    };
  }

  /** The place of a key that is not there: that of the mapping it belongs to. */
  YamlEntry missing(String name) {
    return new YamlEntry(file, name, node, "");
  }

  /** The value that a path of keys and positions leads to. */
  YamlEntry at(List<Object> path) {
    YamlEntry at = this;
    for (Object step : path) {
      at =
          step instanceof Integer index
              ? at.list().get(index)
              : at.required(at.mapping(), String.valueOf(step));
    }
    return at;
  }

  /**
   * The same value as JSON. Dates and numbers that are not whole stay text; a key twice and a value
   * that stands in two places by an alias are refused.
   */
  JsonNode json() {
    return json(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private JsonNode json(Set<Node> seen) {
    if (node instanceof ScalarNode) {
      return scalar();
    }
    if (!seen.add(node)) {
      throw refused("stands in two places by an alias. Maybe write it out");
    }
    if (node instanceof SequenceNode) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      list().forEach(each -> list.add(each.json(seen)));
      return list;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    mapping().forEach((name, value) -> object.set(name, value.json(seen)));
    return object;
  }

  private JsonNode scalar() {
    String text = ((ScalarNode) node).getValue();
    if (isNull()) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (node.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
      return JsonNodeFactory.instance.booleanNode(text.equals("true"));
    }
    if (node.getTag().equals(Tag.INT) && WHOLE.matcher(text).matches()) {
      return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
    }
    return JsonNodeFactory.instance.stringNode(text);
  }

  /** Refuses, with this place, what the pure room refuses. */
  <T> T building(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /** The entries of a mapping; keys twice are refused. */
  Map<String, YamlEntry> mapping() {
    if (!(node instanceof MappingNode mapping)) {
      throw refused("must be a mapping, key: value");
    }
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw refused("must have plain keys");
      }
      YamlEntry entry = new YamlEntry(file, name.getValue(), tuple.getValueNode());
      if (entries.putIfAbsent(name.getValue(), entry) != null) {
        throw entry.refused("stands twice");
      }
    }
    return entries;
  }

  YamlEntry required(Map<String, YamlEntry> entries, String name) {
    YamlEntry entry = entries.get(name);
    if (entry == null) {
      throw missing(name).refused("is required");
    }
    return entry;
  }

  List<YamlEntry> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw refused("must be a list");
    }
    List<YamlEntry> list = new ArrayList<>();
    for (Node each : sequence.getValue()) {
      list.add(new YamlEntry(file, key, each));
    }
    return list;
  }

  /** A list, or the one value that stands in its place. */
  List<YamlEntry> oneOrMore() {
    return node instanceof SequenceNode ? list() : List.of(this);
  }

  boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  String text() {
    if (part != null) {
      return part;
    }
    if (!(node instanceof ScalarNode scalar) || isNull() || scalar.getValue().isBlank()) {
      throw refused("must be text");
    }
    return scalar.getValue();
  }

  int whole() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw refused("must be a whole number");
    }
  }

  boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused("must be true or false");
    };
  }

  @Nullable LocalDate findDate() {
    if (isNull()) {
      return null;
    }
    try {
      return LocalDate.parse(text());
    } catch (DateTimeException e) {
      throw refused("must be a date such as 2022-06-28, or null");
    }
  }

  LocalDate date() {
    LocalDate date = findDate();
    if (date == null) {
      throw refused("must be a date such as 2022-06-28");
    }
    return date;
  }

  <E extends Enum<E>> E choice(Class<E> type) {
    String text = text();
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw refused("must be one of " + Arrays.toString(type.getEnumConstants()));
  }

  static OptionalInt wholeOf(Map<String, YamlEntry> entries, String name) {
    YamlEntry entry = entries.get(name);
    return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.whole());
  }

  static Optional<YamlEntry> find(Map<String, YamlEntry> entries, String name) {
    return Optional.ofNullable(entries.get(name));
  }
}
