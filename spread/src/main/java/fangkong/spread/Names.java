package fangkong.spread;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Texts, numbered as they come. */
final class Names {
  private final Map<String, Integer> numbers = new HashMap<>();

  int number(String name) {
    return numbers.computeIfAbsent(name, _ -> numbers.size());
  }

  int size() {
    return numbers.size();
  }

  /** By number. */
  String[] list() {
    String[] names = new String[numbers.size()];
    numbers.forEach((name, number) -> names[number] = name);
    return names;
  }

  /** The rank of each number by name. */
  int[] ranks() {
    String[] names = list();
    Arrays.sort(names);
    int[] ranks = new int[names.length];
    for (int rank = 0; rank < names.length; rank++) {
      ranks[number(names[rank])] = rank;
    }
    return ranks;
  }
}
