package fangkong.codec;

import fangkong.assessment.protocol.Enactment;
import fangkong.assessment.protocol.Signature;
import java.util.HashMap;
import java.util.Map;

/** Who signed a file, what it changes and why it is stricter than its base. */
final class EnactmentYaml {
  private EnactmentYaml() {}

  static Enactment read(YamlEntry root, Map<String, YamlEntry> entries) {
    Map<String, String> justification = new HashMap<>();
    YamlEntry.find(entries, "justification")
        .ifPresent(
            block -> block.mapping().forEach((name, why) -> justification.put(name, why.text())));
    return root.building(() ->
        new Enactment(
            YamlEntry.find(entries, "signed").map(EnactmentYaml::signature),
            YamlEntry.find(entries, "changes").map(YamlEntry::text).orElse(""),
            justification));
  }

  private static Signature signature(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping();
    return new Signature(
        entry.required(block, "name").text(),
        entry.required(block, "office").text(),
        entry.required(block, "on").date());
  }
}
