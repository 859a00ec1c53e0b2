package fangkong.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a YAML file with its place, so that each refusal names file, line, key and value. */
final class YamlEntry {
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

  MalformedFile refused(String reason) {
    String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    return new MalformedFile(
        file, node.getStartMark().getLine() + 1L, key.isEmpty() ? "" : "key " + key, value, reason);
  }

  /** Refuses, with this place, what the pure room refuses. */
  <T> T building(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /** The entries of a mapping; keys other than the known ones and keys twice are refused. */
  Map<String, YamlEntry> mapping(Set<String> known) {
    Map<String, YamlEntry> entries = mapping();
    for (Map.Entry<String, YamlEntry> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().refused("is not a known key. Maybe one of " + known);
      }
    }
    return entries;
  }

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
      throw new MalformedFile(
          file, node.getStartMark().getLine() + 1L, "key " + name, "", "is required");
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
