package fangkong.codec;

import fangkong.assessment.protocol.Source;
import fangkong.assessment.protocol.Zones;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The block {@code zones} of a file. */
final class ZonesYaml {
  private ZonesYaml() {}

  static Zones read(YamlEntry entry, Map<String, YamlEntry> block, Source source) {
    Map<String, Zones.Down> down = new HashMap<>();
    YamlEntry.find(block, "down")
        .ifPresent(steps -> steps.mapping().forEach((kind, step) -> down.put(kind, down(step))));
    Optional<Zones.Lift> lift = YamlEntry.find(block, "lift").map(ZonesYaml::lift);
    return entry.building(() ->
        new Zones(
            entry.required(block, "kinds").list().stream().map(YamlEntry::text).toList(),
            lift,
            down,
            source));
  }

  private static Zones.Lift lift(YamlEntry entry) {
    Map<String, YamlEntry> keys = entry.mapping();
    return entry.building(() ->
        new Zones.Lift(
            entry.required(keys, "no_new_days").whole(),
            YamlEntry.wholeOf(keys, "last_contact_days"),
            YamlEntry.wholeOf(keys, "full_round_negative_within_days")));
  }

  private static Zones.Down down(YamlEntry entry) {
    Map<String, YamlEntry> keys = entry.mapping();
    return entry.building(() ->
        new Zones.Down(
            entry.required(keys, "to").text(),
            entry.required(keys, "no_new_days").whole(),
            YamlEntry.wholeOf(keys, "round_negative_on_day")));
  }
}
