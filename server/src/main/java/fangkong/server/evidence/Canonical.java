package fangkong.server.evidence;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One text for JSON that says the same: the fields of objects in order of name. */
final class Canonical {

  private Canonical() {}

  static String text(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      text.append('{');
      fields.forEach((name, value) -> {
        text.append(name).append(':');
        write(value, text);
        text.append(',');
      });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      node.forEach(element -> {
        write(element, text);
        text.append(',');
      });
      text.append(']');
    } else {
      text.append(node);
    }
  }
}
