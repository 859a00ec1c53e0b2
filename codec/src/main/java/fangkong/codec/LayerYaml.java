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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One protocol file as a layer; keys as {@code protocols/README.md} lists them. */
final class LayerYaml {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "disease",
          "base",
          "effective",
          "lookback",
          "default_code",
          "test_rules",
          "categories",
          "retires",
          "zones");
  private static final Set<String> CATEGORY_KEYS =
      Set.of(
          "id",
          "fires",
          "history_days",
          "transfer_within_h",
          "positive_ct_below",
          "susceptible_only",
          "segments",
          "release_link",
          "source",
          "conf");
  private static final Set<String> SEGMENT_KEYS =
      Set.of(
          "tier",
          "days",
          "from",
          "tests",
          "rule",
          "code",
          "fallback",
          "temperature_per_day",
          "release");
  private static final Set<String> LOOKBACK_KEYS =
      Set.of("days", "infectious_days", "from_onset", "linger_h", "source", "conf");

  /** What a layer hands on to the layers over it. */
  record Read(Layer layer, Map<Tier, HealthCode> defaultCodes, Map<String, TestPlan.Rule> rules) {}

  private final YamlEntry root;
  private final Map<String, YamlEntry> entries;
  private final Map<Tier, HealthCode> defaultCodes = new EnumMap<>(Tier.class);
  private final Map<String, TestPlan.Rule> rules = new HashMap<>();

  LayerYaml(YamlEntry root) {
    this.root = root;
    this.entries = root.mapping(KEYS);
  }

  String id() {
    return root.required(entries, "id").text();
  }

  @Nullable YamlEntry base() {
    return entries.get("base");
  }

  /** Reads the file over what its base has read, which is null when it has none. */
  Read read(@Nullable Read base) {
    if (base != null) {
      defaultCodes.putAll(base.defaultCodes());
      rules.putAll(base.rules());
    }
    YamlEntry.find(entries, "default_code").ifPresent(this::readCodes);
    YamlEntry.find(entries, "test_rules").ifPresent(this::readRules);
    YamlEntry.find(entries, "zones").ifPresent(YamlEntry::mapping);
    List<Category> categories = new ArrayList<>();
    for (YamlEntry each : root.required(entries, "categories").list()) {
      categories.add(category(each));
    }
    Layer layer = root.building(() -> layer(base, categories));
    return new Read(layer, Map.copyOf(defaultCodes), Map.copyOf(rules));
  }

  private Layer layer(@Nullable Read base, List<Category> categories) {
    List<YamlEntry> effective =
        YamlEntry.find(entries, "effective").map(YamlEntry::list).orElse(List.of());
    if (!effective.isEmpty() && effective.size() != 2) {
      throw root.required(entries, "effective").refused("must be [first day, day after the last]");
    }
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
        YamlEntry.find(entries, "lookback").map(this::lookback));
  }

  private void readCodes(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping(Set.of("source", "conf", "codes"));
    source(entry, block);
    entry
        .required(block, "codes")
        .mapping()
        .forEach((tier, code) ->
            defaultCodes.put(
                code.building(() -> Tier.valueOf(tier)), code.choice(HealthCode.class)));
  }

  private void readRules(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping(Set.of("source", "conf", "rules"));
    source(entry, block);
    entry
        .required(block, "rules")
        .mapping()
        .forEach((name, rule) -> {
          Map<String, YamlEntry> keys = rule.mapping(Set.of("tests", "window_days", "min_gap_h"));
          TestPlan.Rule read =
              rule.building(() ->
                  new TestPlan.Rule(
                      rule.required(keys, "tests").whole(),
                      rule.required(keys, "window_days").whole(),
                      rule.required(keys, "min_gap_h").whole()));
          if (!read.name().equals(name)) {
            throw rule.refused("is named " + name + ". Maybe " + read.name());
          }
          rules.put(name, read);
        });
  }

  private static Source source(YamlEntry entry, Map<String, YamlEntry> block) {
    return new Source(
        entry.required(block, "source").text(),
        entry.required(block, "conf").choice(Confidence.class));
  }

  private Lookback lookback(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping(LOOKBACK_KEYS);
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
    if (pair.size() != 2) {
      throw entry.refused("must be [first day, last day]");
    }
    return entry.building(
        () -> new Lookback.Window(pair.getFirst().whole(), OptionalInt.of(pair.getLast().whole())));
  }

  private Category category(YamlEntry entry) {
    Map<String, YamlEntry> block = entry.mapping(CATEGORY_KEYS);
    List<Trigger> fires =
        entry.required(block, "fires").oneOrMore().stream().map(LayerYaml::trigger).toList();
    Set<Anchor> anchors = EnumSet.noneOf(Anchor.class);
    List<Segment> segments = new ArrayList<>();
    for (YamlEntry each : entry.required(block, "segments").list()) {
      segments.add(segment(each, segments.isEmpty(), anchors));
    }
    int firstTests =
        YamlEntry.find(block, "release_link")
            .map(link -> link.required(link.mapping(Set.of("first_tests")), "first_tests").whole())
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
    String text = entry.text();
    int blank = text.indexOf(' ');
    String kind = blank < 0 ? text : text.substring(0, blank);
    YamlEntry level = entry.withText(blank < 0 ? "" : text.substring(blank + 1));
    return entry.building(() ->
        switch (kind) {
          case "exposure" -> new Trigger.Exposed(level.choice(Degree.class));
          case "stay" -> new Trigger.Stayed(level.choice(Risk.class));
          case "arrival" -> new Trigger.Arrived(level.choice(Risk.class));
          default ->
              switch (text) {
                case "entry" -> new Trigger.Entered();
                case "role_exit" -> new Trigger.LeftPost();
                default ->
                    throw entry.refused(
                        "must be exposure DEGREE, stay RISK, arrival RISK, entry or role_exit");
              };
        });
  }

  private Segment segment(YamlEntry entry, boolean first, Set<Anchor> anchors) {
    Map<String, YamlEntry> block = entry.mapping(SEGMENT_KEYS);
    if (first) {
      for (YamlEntry each : entry.required(block, "from").oneOrMore()) {
        anchors.add(each.choice(Anchor.class));
      }
    } else if (block.containsKey("from")) {
      throw entry.required(block, "from").refused("stands at the first segment only");
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
            && release
                .get()
                .required(release.get().mapping(Set.of("environment")), "environment")
                .flag();
    YamlEntry fallback = block.get("fallback");
    return entry.building(() ->
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
    if ((named == null) == (block.get("tests") == null)) {
      throw entry.refused("needs either tests or rule. Maybe tests: [] for none");
    }
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
