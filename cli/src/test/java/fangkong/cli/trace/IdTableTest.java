package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdTableTest {
  private static int intern(IdTable table, String id) {
    byte[] bytes = ("<" + id + ">").getBytes(StandardCharsets.UTF_8);
    return table.intern(bytes, 1, bytes.length - 1);
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
  void bytesThatAreNotUtf8HaveNoInt() {
    byte[] bytes = {(byte) 0xC0, (byte) 0x80};
    assertThat(new IdTable().intern(bytes, 0, 2)).isEqualTo(IdTable.NOT_UTF_8);
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
