package fangkong.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-0.10")
class PackedTest {
  private static final long[] EDGES = {
    0, 1, -1, 63, 64, -64, -65, 1L << 31, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE
  };

  @Test
  void rows_come_out_as_they_went_in_whatever_they_hold() {
    Random random = new Random(5);
    for (int width = 1; width <= 4; width++) {
      Packed packed = new Packed(width);
      assertThat(packed.isEmpty()).isTrue();
      List<List<Long>> in = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        List<Long> row = new ArrayList<>();
        for (int column = 0; column < width; column++) {
          long value = any(random);
          packed.add(value);
          row.add(value);
        }
        in.add(row);
      }

      int longs = width;
      assertThat(new Packed.Rows(packed.toBytes(), width).map(row -> copy(row, longs)))
          .as("rows of %d", width)
          .isEqualTo(in);
    }
  }

  @Test
  void nothing_comes_out_of_nothing() {
    assertThat(new Packed.Rows(new Packed(3).toBytes(), 3).next()).isFalse();
  }

  @Test
  void rows_whose_neighbours_are_alike_take_a_byte_a_long() {
    Packed packed = new Packed(2);
    for (long each = 0; each < 1_000; each++) {
      packed.add((7L << 32) + each);
      packed.add(1_646_064_000L + each * 60);
    }

    assertThat(packed.toBytes().length).isLessThan(2 * 1_000 + 20);
  }

  private static long any(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextInt(100);
      default -> random.nextLong();
    };
  }

  private static List<Long> copy(Packed.Rows row, int width) {
    List<Long> values = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      values.add(row.get(column));
    }
    return values;
  }
}
