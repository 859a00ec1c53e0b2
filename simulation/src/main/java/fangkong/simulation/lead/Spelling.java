package fangkong.simulation.lead;

import fangkong.simulation.chance.Chance;
import java.util.List;
import java.util.Locale;

/** The many ways people write one and the same value. */
final class Spelling {

  private static final List<Integer> TIDY = List.of(92, 2, 2, 2, 2);
  private static final List<Integer> UNTIDY = List.of(0, 1, 1, 1, 1);

  private final Chance chance;

  Spelling(Chance chance) {
    this.chance = chance;
  }

  String idNumber(String text, boolean tidy) {
    return switch (chance.weighted(tidy ? TIDY : UNTIDY)) {
      case 1 -> fullWidth(text);
      case 2 -> " " + text;
      case 3 -> text.toLowerCase(Locale.ROOT) + "\u3000";
      case 4 -> text.toLowerCase(Locale.ROOT);
      default -> text;
    };
  }

  String phone(String text, boolean tidy) {
    String parts = text.substring(0, 3) + "-" + text.substring(3, 7) + "-" + text.substring(7);
    return switch (chance.weighted(tidy ? TIDY : UNTIDY)) {
      case 1 -> "+86 " + parts;
      case 2 -> "+86" + text;
      case 3 -> parts.replace('-', ' ');
      case 4 -> fullWidth(text);
      default -> text;
    };
  }

  String name(String text, boolean tidy) {
    boolean blank = chance.happens(tidy ? 2 : 30);
    return blank ? text + (chance.happens(50) ? " " : "\u3000") : text;
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '\uFF10') : c);
    }
    return wide.toString();
  }
}
