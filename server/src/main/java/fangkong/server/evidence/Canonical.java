package fangkong.server.evidence;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One text for JSON that says the same: the fields of objects in order of name, each text with its
 * length, so that no two different contents are written alike.
 */
final class Canonical {

  private Canonical() {}

  static String text(JsonNode node) {
    StringBuilder text = new StringBuilder(512);
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node instanceof ObjectNode object) {
      String[] names = object.propertyNames().toArray(String[]::new);
      Arrays.sort(names);
      text.append('{');
      for (String name : names) {
        text.append(name.length()).append(':').append(name);
        write(object.path(name), text);
      }
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      node.forEach(element -> write(element, text));
      text.append(']');
    } else {
      String value = node.asString("");
      text.append(node.getNodeType()).append(value.length()).append(':').append(value);
    }
  }
}
