package fangkong.spread;

import fangkong.tracing.column.IntColumn;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stays that a people part sends to a place part. Immutable.
 *
 * <p>Invariant: a stay is a row (id, i, since, until), by id, at cell {@code cells[i]} of {@code
 * places[i]}; rows are {@link Packed}.
 */
public final class Stays implements Serializable {
  static final int WIDTH = 4;
  private static final long serialVersionUID = 1;

  private final byte[] packed;
  final String[] places;
  final int[] cells;

  private Stays(Builder of, People people, Cells all) {
    packed = of.rows.toBytes();
    int[] used = of.cells.toArray();
    places =
        Arrays.stream(used).mapToObj(cell -> people.text(all.place(cell))).toArray(String[]::new);
    cells = Arrays.stream(used).map(all::number).toArray();
  }

  Packed.Rows rows() {
    return new Packed.Rows(packed, WIDTH);
  }

  /** All stays of the people, for the place parts of their cells. */
  static Iterator<Sent<Stays>> of(People people, Cells cells, int parts) {
    Builder[] builders = Stream.generate(Builder::new).limit(parts).toArray(Builder[]::new);
    int[] numbers = new int[cells.size()];
    for (int person = 0; person < people.size(); person++) {
      long id = people.id(person);
      cells.visit(
          people,
          person,
          (row, cell) -> {
            Builder to = builders[cells.part(cell)];
            if (numbers[cell] == 0) {
              to.cells.add(cell);
              numbers[cell] = to.cells.size();
            }
            to.rows.add(id);
            to.rows.add(numbers[cell] - 1);
            to.rows.add(people.since(row));
            to.rows.add(people.until(row));
          });
    }
    return IntStream.range(0, parts)
        .mapToObj(part -> new Sent<>(part, new Stays(builders[part], people, cells)))
        .iterator();
  }

  private static final class Builder {
    private final Packed rows = new Packed(WIDTH);
    private final IntColumn cells = new IntColumn();
  }
}
