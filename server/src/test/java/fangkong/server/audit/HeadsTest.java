package fangkong.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.database.Bytes;
import fangkong.server.keys.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The file of signed heads, whatever was left in it. */
@ExtendWith(OutputCaptureExtension.class)
class HeadsTest {

  private final Path file;
  private final Path keys;
  private final Signing signing;

  HeadsTest(@TempDir Path keys) {
    this.keys = keys;
    file = keys.resolve("audit-heads");
    signing = Signing.open(keys);
  }

  /** The one that every log has which was never changed. */
  private static Head head(int month, long number) {
    return head(month, number, 0);
  }

  private static Head head(int month, long number, int variant) {
    return new Head(month, hash(month, 0, 0), number, hash(month, number, variant));
  }

  private static Bytes hash(int month, long number, int variant) {
    byte[] hash = new byte[32];
    hash[0] = (byte) variant;
    hash[1] = (byte) number;
    hash[2] = (byte) (number >> 8);
    hash[3] = (byte) month;
    return Bytes.of(hash);
  }

  private static void keep(Heads heads, Head head) {
    heads.keep(heads.sign(head));
  }

  private String line(Head head) throws IOException {
    Files.deleteIfExists(file);
    keep(new Heads(keys, signing), head);
    return Files.readString(file).stripTrailing();
  }

  @Test
  void a_line_that_was_cut_anywhere_is_left_out_and_hinders_nothing() throws IOException {
    Head before = head(202206, 3);
    Head first = head(202207, 5);
    Head second = head(202207, 9);
    List<Head> later = LongStream.rangeClosed(1, 6).mapToObj(i -> head(202208, i)).toList();
    String kept = line(before) + "\n" + line(first) + "\n";
    String whole = line(second);
    for (int cut = 0; cut <= whole.length(); cut++) {
      Files.writeString(file, kept + whole.substring(0, cut));
      Heads heads = new Heads(keys, signing, 5, 2);
      List<Head> expected = new ArrayList<>(List.of(before, first));
      if (cut == whole.length()) {
        expected.add(second);
      }
      assertThat(heads.list()).as("cut at %d", cut).isEqualTo(expected);

      keep(heads, later.getFirst());

      expected.add(later.getFirst());
      assertThat(heads.list()).as("cut at %d", cut).isEqualTo(expected);
      assertThat(new Heads(keys, signing).list()).as("cut at %d", cut).isEqualTo(expected);

      later.forEach(head -> keep(heads, head));

      assertThat(heads.list())
          .as("cut at %d, made short", cut)
          .startsWith(before, cut == whole.length() ? second : first)
          .endsWith(head(202208, 5), head(202208, 6))
          .hasSizeLessThan(expected.size() + later.size() - 1);
    }
  }

  @Test
  void what_is_no_text_at_all_is_left_out() throws IOException {
    String whole = line(head(202207, 5)) + "\n";
    byte[] bytes = ("202207 " + whole).getBytes(StandardCharsets.ISO_8859_1);
    bytes[3] = (byte) 0xff;
    Files.write(file, bytes);

    Heads heads = new Heads(keys, signing);
    keep(heads, head(202207, 6));

    assertThat(heads.list()).containsExactly(head(202207, 6));
  }

  /** A disk that is full takes the beginning of a line. */
  @Test
  void what_a_failed_write_left_is_not_the_beginning_of_the_next_line() throws IOException {
    String first = line(head(202207, 1)) + "\n";
    String torn = line(head(202207, 2)).substring(0, 90);
    Files.writeString(file, first);
    Heads heads = new Heads(keys, signing);
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> keep(heads, head(202207, 2))).isInstanceOf(UncheckedIOException.class);
    Files.delete(file);
    Files.writeString(file, first + torn);

    keep(heads, head(202207, 2));
    keep(heads, head(202207, 3));

    assertThat(heads.list()).containsExactly(head(202207, 1), head(202207, 2), head(202207, 3));
  }

  @Test
  void heads_that_contradict_each_other_stay_however_long_the_file_grows(CapturedOutput output)
      throws IOException {
    Heads heads = new Heads(keys, signing, 20, 10);
    for (int number = 1; number <= 9; number++) {
      keep(heads, head(202207, number));
    }
    assertThat(output).doesNotContain("cut off");
    keep(heads, head(202207, 5));
    assertThat(output).contains("ends with entry 5 of month 202207", "./fangkong audit verify");
    for (int number = 6; number <= 60; number++) {
      keep(heads, head(202207, number, 1));
    }
    keep(heads, head(202207, 60, 2));
    for (int number = 61; number <= 120; number++) {
      keep(heads, head(202207, number, 2));
    }

    assertThat(heads.list())
        .contains(head(202207, 9), head(202207, 5), head(202207, 60, 1), head(202207, 60, 2))
        .endsWith(head(202207, 120, 2))
        .hasSizeLessThan(30);
    assertThat(new Heads(keys, signing).list()).isEqualTo(heads.list());
  }

  @Test
  void a_file_of_nothing_but_contradictions_is_not_written_anew_each_time() throws IOException {
    Heads heads = new Heads(keys, signing, 20, 10);
    int written = 0;
    Object was = new Object();
    for (int i = 1; i <= 120; i++) {
      keep(heads, head(202207, i % 2 == 0 ? 1 : 2));
      Object is = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      if (!is.equals(was)) {
        written++;
        was = is;
      }
    }

    assertThat(heads.list()).hasSize(120);
    assertThat(written).isLessThan(15);
  }
}
