package fangkong.spread;

import fangkong.tracing.column.IntColumn;
import java.io.Serializable;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everybody of a people part, and in which place parts they may expose others. Immutable.
 *
 * <p>Invariant: the place parts of person i are {@code to[offsets[i]]} to {@code to[offsets[i + 1]
 * - 1]}, each once.
 */
public final class Routes implements Serializable {
  private static final long serialVersionUID = 1;

  private final int part;
  private final String[] names;
  private final int[] offsets;
  private final int[] to;

  /**
   * Of the place parts of their stays, and of the one of their own number if anybody may be {@code
   * named}.
   */
  Routes(People people, Cells cells, boolean named, int parts) {
    part = people.part();
    names = people.names();
    offsets = new int[names.length + 1];
    IntColumn all = new IntColumn();
    int[] known = new int[parts];
    for (int person = 0; person < names.length; person++) {
      int mark = person + 1;
      cells.visit(people, person, (_, cell) -> add(cells.part(cell), mark, known, all));
      if (named) {
        add(part, mark, known, all);
      }
      offsets[mark] = all.size();
    }
    to = all.toArray();
  }

  private static void add(int part, int mark, int[] known, IntColumn all) {
    if (known[part] != mark) {
      known[part] = mark;
      all.add(part);
    }
  }

  void each(int person, IntConsumer part) {
    for (int at = offsets[person]; at < offsets[person + 1]; at++) {
      part.accept(to[at]);
    }
  }

  String name(int person) {
    return names[person];
  }

  /** Everybody here by id. */
  public <T> Stream<T> names(BiFunction<Long, String, T> named) {
    return IntStream.range(0, names.length)
        .mapToObj(person -> named.apply(Parts.id(part, person), names[person]));
  }
}
