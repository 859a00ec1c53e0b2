package fangkong.cluster;

import fangkong.assessment.RandomEvidence;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.protocol.Protocol;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of evidence of many people who are linked in all ways, also in circles, by seed. */
final class RandomLines {
  /**
   * The names of groups: in JSON, with halves of surrogate pairs, and such as sort in strange ways.
   */
  private static final List<String> GROUPS =
      List.of(
          "", "\\\"", "\\ud800", "\\udc00", "𠮷", "ﬁ", "明", "Z\\n", "\\u0000", "\\ud83d\\ude00");

  private RandomLines() {}

  /** Groups of five, linked within and, some of them, with others, also with nobody there. */
  static List<String> of(int seed, int groups, Protocol protocol) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      String prefix = prefix(group);
      for (Evidence each : RandomEvidence.of(1000L * seed + group, protocol)) {
        lines.add(json(each, prefix));
      }
      for (int i = 0; i < 2; i++) {
        lines.add(
            """
            {"id":"%slink%d","person":"%s","type":"exposure","degree":"SECONDARY","to":"%s","from":"2022-07-0%dT10:00:00+08:00"}\
            """
                .formatted(
                    prefix,
                    i,
                    person(random, groups),
                    person(random, groups + 2),
                    1 + random.nextInt(9)));
      }
    }
    Collections.shuffle(lines, random);
    return lines;
  }

  private static String person(Random random, int groups) {
    return prefix(random.nextInt(groups)) + RandomEvidence.PEOPLE.get(random.nextInt(5));
  }

  private static String prefix(int group) {
    return GROUPS.get(group % GROUPS.size()) + group / GROUPS.size();
  }

  /** The components of evidence are named as the fields of its lines. */
  private static String json(Evidence line, String prefix) {
    StringJoiner fields = new StringJoiner(",", "{", "}");
    String type = line.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    fields.add("\"type\":\"" + type.toLowerCase(Locale.ROOT) + '"');
    for (RecordComponent component : line.getClass().getRecordComponents()) {
      Object value = value(line, component);
      if (value instanceof Decision decision) {
        fields.add(json(decision, prefix));
      } else if (value != null) {
        boolean named = List.of("id", "person", "to").contains(component.getName());
        fields.add('"' + component.getName() + "\":" + json(value, named ? prefix : ""));
      }
    }
    return fields.toString();
  }

  private static @Nullable Object value(Evidence line, RecordComponent component) {
    try {
      return component.getAccessor().invoke(line);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Decision decision, String prefix) {
    return switch (decision) {
      case Decision.Assign(String category) -> "\"category\":" + json(category, "");
      case Decision.Exclude(List<String> ids) -> "\"excludes\":" + json(ids, prefix);
    };
  }

  private static String json(Object value, String prefix) {
    return switch (value) {
      case Boolean flag -> flag.toString();
      case List<?> list ->
          list.stream()
              .map(each -> json(Objects.requireNonNull(each), prefix))
              .collect(Collectors.joining(",", "[", "]"));
      default -> '"' + prefix + value + '"';
    };
  }
}
