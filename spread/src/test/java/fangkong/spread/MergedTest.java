package fangkong.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-0.10")
class MergedTest {
  private static byte[] block(List<long[]> rows) {
    Packed packed = new Packed(2);
    for (long[] row : rows) {
      packed.add(row[0]);
      packed.add(row[1]);
    }
    return packed.toBytes();
  }

  private static List<String> merged(List<byte[]> blocks) {
    Merged rows = new Merged(blocks.iterator(), 2);
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      all.add(rows.get(0) + " " + rows.get(1));
    }
    assertThat(rows.next()).as("there is nothing after the end").isFalse();
    return all;
  }

  @Test
  void rows_of_any_blocks_come_in_order_and_none_is_lost() {
    Random random = new Random(6);
    for (int blocks = 0; blocks < 40; blocks++) {
      List<byte[]> packed = new ArrayList<>();
      List<long[]> expected = new ArrayList<>();
      for (int block = 0; block < blocks; block++) {
        List<long[]> rows = new ArrayList<>();
        long first = random.nextInt(3) * 1_000L;
        for (int row = random.nextInt(50); row > 0; row--) {
          rows.add(new long[] {first += random.nextInt(4), expected.size() + rows.size()});
        }
        packed.add(block(rows));
        expected.addAll(rows);
      }

      List<String> merged = merged(packed);

      assertThat(merged)
          .as("%d blocks", blocks)
          .containsExactlyInAnyOrderElementsOf(
              expected.stream().map(row -> row[0] + " " + row[1]).toList())
          .isSortedAccordingTo((one, other) -> Long.compare(key(one), key(other)));
    }
  }

  private static long key(String row) {
    return Long.parseLong(row.substring(0, row.indexOf(' ')));
  }

  @Test
  void empty_blocks_have_no_row() {
    assertThat(merged(List.of(block(List.of()), block(List.of(new long[] {5, 7})), new byte[0])))
        .containsExactly("5 7");
    assertThat(merged(List.of(new byte[0]))).isEmpty();
  }
}
