package fangkong.server.investigations;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places as the ints that the tracing engine knows, numbered as they come. Thread-safe: whoever got
 * a number, or an index that was sealed with it, may ask for its name without waiting.
 */
final class PlacesAsInts {

  private final Map<String, Integer> numbers = new HashMap<>();
  private volatile @Nullable String[] names = new @Nullable String[1 << 10];

  /** The number of a place, given now to one that has none. */
  synchronized int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    @Nullable String[] room = names;
    if (number == room.length) {
      room = Arrays.copyOf(room, 2 * number);
    }
    room[number] = name;
    names = room;
    numbers.put(name, number);
    return number;
  }

  String name(int number) {
    String name = names[number];
    if (name == null) {
      throw new IllegalArgumentException("number is " + number + ", which no place has");
    }
    return name;
  }
}
