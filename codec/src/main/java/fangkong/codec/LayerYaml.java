package fangkong.codec;

import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Anchor;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Confidence;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Layer;
import fangkong.assessment.protocol.Lookback;
import fangkong.assessment.protocol.Segment;
import fangkong.assessment.protocol.Source;
import fangkong.assessment.protocol.TestPlan;
import fangkong.assessment.protocol.Trigger;
import fangkong.assessment.protocol.Zones;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One protocol file, whose shape the schema has allowed, as a layer. */
final class LayerYaml {
  /** What a layer hands on to the layers over it. */
  record Read(Layer layer, Map<Tier, HealthCode> defaultCodes, Map<String, TestPlan.Rule> rules) {}

  private final YamlEntry root;
  private final Map<String, YamlEntry> entries;
  private final Map<Tier, HealthCode> defaultCodes = new EnumMap<>(Tier.class);
  private final Map<String, TestPlan.Rule> rules = new HashMap<>();

  /** Refuses a file that the schema does not allow. */
  LayerYaml(YamlEntry root) {
    FileSchema.PROTOCOL.check(root);
    this.root = root;
    this.entries = root.mapping();
  }

  String id() {
    return root.required(entries, "id").text();
  }

  @Nullable YamlEntry base() {
    return entries.get("base");
  }

  /** The value of a key of the file, where it is there. */
  Optional<YamlEntry> find(String key) {
    return YamlEntry.find(entries, key);
  }

  /** Where the file is refused whose dates do not fit: at its first day, else at its disease. */
  YamlEntry firstDay() {
    return find("effective")
        .map(effective -> effective.list().getFirst())
        .orElseGet(() -> root.required(entries, "disease"));
  }

  YamlEntry categories() {
    return root.required(entries, "categories");
  }

  /** A key of a category, where this file defines it. */
  Optional<YamlEntry> find(String category, String key) {
    return categories().list().stream()
        .map(YamlEntry::mapping)
        .filter(
            block -> YamlEntry.find(block, "id").map(YamlEntry::text).equals(Optional.of(category)))
        .flatMap(block -> YamlEntry.find(block, key).stream())
        .findFirst();
  }

  /** Reads the file over what its base has read, which is null when it has none. */
  Read read(@Nullable Read base) {
    if (base != null) {
      defaultCodes.putAll(base.defaultCodes());
      rules.putAll(base.rules());
    }
    YamlEntry.find(entries, "default_code").ifPresent(this::readCodes);
    YamlEntry.find(entries, "test_rules").ifPresent(this::readRules);
    List<Category> categories = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlEntry each : categories().list()) {
      Category category = category(each);
      if (!ids.add(category.id())) {
        throw each.at(List.of("id"))
            .refused("is the id of a category before. Maybe choose another");
      }
      categories.add(category);
    }
    Layer layer = find("effective").orElse(root).building(() -> layer(base, categories));
    return new Read(layer, Map.copyOf(defaultCodes), Map.copyOf(rules));
  }

  private Layer layer(@Nullable Read base, List<Category> categories) {
    List<YamlEntry> effective =
        YamlEntry.find(entries, "effective").map(YamlEntry::list).orElse(List.of());
    String disease =
        base != null && !entries.containsKey("disease")
            ? base.layer().disease()
            : root.required(entries, "disease").text();
    List<String> retires =
        YamlEntry.find(entries, "retires")
            .map(list -> list.list().stream().map(YamlEntry::text).toList())
            .orElse(List.of());
    return new Layer(
        id(),
        disease,
        base == null ? null : base.layer().id(),
        effective.isEmpty() ? null : effective.getFirst().findDate(),
        effective.isEmpty() ? null : effective.getLast().findDate(),
        categories,
        retires,
        YamlEntry.find(entries, "lookback").map(this::lookback),
        YamlEntry.find(entries, "zones").map(LayerYaml::zones),
        EnactmentYaml.read(root, entries));
  }

  private static Zones zones(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping();
    return ZonesYaml.read(entry, block, source(entry, block));
  }

  private void readCodes(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping();
    source(entry, block);
    entry
        .required(block, "codes")
        .mapping()
        .forEach((tier, code) ->
            defaultCodes.put(
                code.building(() -> Tier.valueOf(tier)), code.choice(HealthCode.class)));
  }

  private void readRules(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping();
    Source source = source(entry, block);
    entry
        .required(block, "rules")
        .mapping()
        .forEach((name, rule) -> {
          Map<String, YamlEntry> keys = rule.mapping();
          TestPlan.Rule read =
              rule.building(() ->
                  new TestPlan.Rule(
                      rule.required(keys, "tests").whole(),
                      rule.required(keys, "window_days").whole(),
                      rule.required(keys, "min_gap_h").whole(),
                      source));
          if (!read.name().equals(name)) {
            throw rule.refused("is named " + name + ". Maybe " + read.name());
          }
          rules.put(name, read);
        });
  }

  static Source source(YamlEntry entry, Map<String, YamlEntry> block) {
    return new Source(
        entry.required(block, "source").text(),
        entry.required(block, "conf").choice(Confidence.class));
  }

  private Lookback lookback(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping();
    Map<String, Lookback.Window> windows = new HashMap<>();
    YamlEntry.find(block, "days")
        .ifPresent(days ->
            days.mapping()
                .forEach((event, back) ->
                    windows.put(event, new Lookback.Window(-back.whole(), OptionalInt.empty()))));
    YamlEntry.find(block, "infectious_days")
        .ifPresent(
            days -> days.mapping().forEach((event, pair) -> windows.put(event, window(pair))));
    return entry.building(() ->
        new Lookback(
            windows,
            YamlEntry.find(block, "from_onset").map(YamlEntry::flag).orElse(false),
            YamlEntry.wholeOf(block, "linger_h").orElse(0),
            source(entry, block)));
  }

  private static Lookback.Window window(YamlEntry entry) {
    List<YamlEntry> pair = entry.list();
    return entry.building(
        () -> new Lookback.Window(pair.getFirst().whole(), OptionalInt.of(pair.getLast().whole())));
  }

  private Category category(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping();
    List<Trigger> fires =
        entry.required(block, "fires").oneOrMore().stream().map(LayerYaml::trigger).toList();
    Set<Anchor> anchors = EnumSet.noneOf(Anchor.class);
    List<Segment> segments = new ArrayList<>();
    for (YamlEntry each : entry.required(block, "segments").list()) {
      segments.add(segment(each, segments.isEmpty(), anchors));
    }
    int firstTests =
        YamlEntry.find(block, "release_link")
            .map(link -> link.required(link.mapping(), "first_tests").whole())
            .orElse(0);
    Category.Limits limits =
        new Category.Limits(
            YamlEntry.wholeOf(block, "transfer_within_h"),
            YamlEntry.wholeOf(block, "positive_ct_below"),
            YamlEntry.find(block, "susceptible_only").map(YamlEntry::flag).orElse(false));
    Source source = source(entry, block);
    YamlEntry id = entry.required(block, "id");
    return id.building(() ->
        new Category(
            id.text(),
            id(),
            fires,
            YamlEntry.wholeOf(block, "history_days"),
            anchors,
            segments,
            firstTests,
            limits,
            source));
  }

  private static Trigger trigger(YamlEntry entry) {
    String[] words = entry.text().split(" ", -1);
    YamlEntry level = entry.withText(words[words.length - 1]);
    return switch (words[0]) {
      case "exposure" -> new Trigger.Exposed(level.choice(Degree.class));
      case "stay" -> new Trigger.Stayed(level.choice(Risk.class));
      case "arrival" -> new Trigger.Arrived(level.choice(Risk.class));
      case "entry" -> new Trigger.Entered();
      default -> new Trigger.LeftPost();
    };
  }

  private Segment segment(YamlEntry entry, boolean first, Set<Anchor> anchors) {
    Map<String, YamlEntry> block = entry.mapping();
    if (first) {
      for (YamlEntry each : entry.required(block, "from").oneOrMore()) {
        anchors.add(each.choice(Anchor.class));
      }
    }
    Tier tier = entry.required(block, "tier").choice(Tier.class);
    HealthCode code =
        YamlEntry.find(block, "code")
            .map(own -> own.choice(HealthCode.class))
            .orElse(defaultCodes.get(tier));
    if (code == null) {
      throw entry.refused("tier " + tier + " has no colour. Maybe add code, or default_code");
    }
    Optional<YamlEntry> release = YamlEntry.find(block, "release");
    boolean environment =
        release.isPresent()
            && release.get().required(release.get().mapping(), "environment").flag();
    YamlEntry fallback = block.get("fallback");
    YamlEntry place =
        fallback != null && fallback.text().equals(tier.name())
            ? fallback
            : block.getOrDefault("tests", entry);
    return place.building(() ->
        new Segment(
            tier,
            entry.required(block, "days").whole(),
            tests(entry, block),
            code,
            environment,
            fallback == null ? null : fallback.choice(Tier.class),
            YamlEntry.wholeOf(block, "temperature_per_day").orElse(0)));
  }

  private TestPlan tests(YamlEntry entry, Map<String, YamlEntry> block) {
    YamlEntry named = block.get("rule");
    if (named == null) {
      YamlEntry days = entry.required(block, "tests");
      return days.building(
          () -> new TestPlan.Days(days.list().stream().map(YamlEntry::whole).toList()));
    }
    TestPlan.Rule rule = rules.get(named.text());
    if (rule == null) {
      throw named.refused("is not a rule of this file or its base. Maybe add it to test_rules");
    }
    return rule;
  }
}
