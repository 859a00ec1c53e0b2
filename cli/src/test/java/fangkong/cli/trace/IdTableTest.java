package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IdTableTest {
  private static final int IDS = 5_000;

  private static int intern(IdTable table, String id) {
    byte[] bytes = ("<" + id + ">12345678").getBytes(StandardCharsets.UTF_8);
    return table.intern(bytes, 1, bytes.length - 9);
  }

  @Test
  void everyIdHasOneIntAndKeepsIt() {
    Random random = new Random(3);
    Set<String> ids = new LinkedHashSet<>();
    while (ids.size() < 20_000) {
      ids.add(random.nextInt(3) == 0 ? "id" + ids.size() : randomText(random));
    }
    IdTable table = new IdTable();
    List<String> inOrder = new ArrayList<>(ids);
    for (int i = 0; i < inOrder.size(); i++) {
      assertThat(intern(table, inOrder.get(i))).isEqualTo(i);
    }
    for (int i = 0; i < inOrder.size(); i++) {
      assertThat(intern(table, inOrder.get(i))).isEqualTo(i);
    }
    assertThat(table.size()).isEqualTo(inOrder.size());
  }

  @Test
  void idsAreComparedByCodePoint() {
    Random random = new Random(4);
    IdTable table = new IdTable();
    for (int i = 0; i < 20_000; i++) {
      String a = randomText(random);
      String b = random.nextInt(4) == 0 ? a + randomText(random) : randomText(random);
      int expected =
          Integer.signum(Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
      assertThat(Integer.signum(table.compare(intern(table, a), intern(table, b))))
          .as("%s, %s", a, b)
          .isEqualTo(expected);
    }
  }

  @Test
  void bytesThatAreNotUtf8AreNoId() {
    byte[][] wrong = {{-64, -128}, {-1}, {'a', -27, -68}, {-19, -96, -128}};
    for (byte[] bytes : wrong) {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + Words.BYTES);
      assertThat(new IdColumn().set(0, longer, 0, bytes.length)).as("%s", bytes).isFalse();
    }
    IdColumn column = new IdColumn();
    byte[] right = "张三😀é".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    assertThat(column.set(0, right, 0, right.length)).isTrue();
    right[right.length - 1] = 'e';
    assertThat(column.set(0, right, 0, right.length)).isFalse();
  }

  @Test
  void idsThatDifferByTrailingZerosAreDifferent() {
    IdTable table = new IdTable();
    assertThat(intern(table, "a")).isZero();
    assertThat(intern(table, "a\0")).isOne();
    assertThat(intern(table, "a\0\0\0\0\0\0\0\0")).isEqualTo(2);
    assertThat(intern(table, "a")).isZero();
  }

  @Test
  void threadsThatAddTheSameIdsGetTheSameInts() {
    for (int round = 0; round < 20; round++) {
      IdTable table = new IdTable();
      List<CompletableFuture<IdColumn>> threads = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        Random random = new Random(thread);
        threads.add(CompletableFuture.supplyAsync(() -> interned(table, random)));
      }
      IdColumn first = threads.getFirst().join();
      for (CompletableFuture<IdColumn> thread : threads) {
        IdColumn column = thread.join();
        for (int id = 0; id < IDS; id++) {
          assertThat(column.get(id)).isEqualTo(first.get(id));
          assertThat(written(table, column.get(id))).isEqualTo("person-" + id);
        }
      }
      assertThat(table.size()).isEqualTo(IDS);
    }
  }

  /** Row i of the column is the id person-i; they are looked up in another order first. */
  private static IdColumn interned(IdTable table, Random random) {
    Utf8Buffer text = new Utf8Buffer();
    int[] starts = new int[IDS + 1];
    for (int id = 0; id < IDS; id++) {
      text.add("person-" + id);
      starts[id + 1] = text.size();
    }
    byte[] bytes = Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), 100_000);
    for (int i = 0; i < IDS / 2; i++) {
      int id = random.nextInt(IDS);
      table.intern(bytes, starts[id], starts[id + 1]);
    }
    IdColumn column = new IdColumn();
    for (int id = 0; id < IDS; id++) {
      assertThat(column.set(id, bytes, starts[id], starts[id + 1])).isTrue();
    }
    column.resolve(IDS, bytes, table);
    return column;
  }

  private static String written(IdTable table, int id) {
    Utf8Buffer text = new Utf8Buffer();
    table.write(id, text);
    return text.toString();
  }

  private static String randomText(Random random) {
    int[] starts = {' ', 'a', 0x4E00, 0xE000, 0xFF00, 0x1F600};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.appendCodePoint(starts[random.nextInt(starts.length)] + random.nextInt(60));
    }
    return text.toString();
  }
}
