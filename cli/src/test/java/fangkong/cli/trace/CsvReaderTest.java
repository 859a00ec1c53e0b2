package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Blocks and their records, against {@link PlainCsv}. */
class CsvReaderTest {
  private static final int LONGEST = 1 << 16;

  private static List<String> read(InputStream in, int blockBytes) throws IOException {
    RecordBlocks blocks = new RecordBlocks(in, new BlockPlan(1, blockBytes, LONGEST));
    RowBlock block = new RowBlock();
    List<String> records = new ArrayList<>();
    long linesBefore = 0;
    while (blocks.next(block)) {
      while (!block.isEmpty()) {
        CsvReader csv = block.takeRecord();
        records.add(described(csv, linesBefore));
        linesBefore += csv.lineEnds();
      }
    }
    return records;
  }

  private static String described(CsvReader csv, long linesBefore) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < csv.fields(); i++) {
      int size = csv.end(i) - csv.start(i);
      fields.add(new String(csv.bytes(), csv.start(i), size, StandardCharsets.ISO_8859_1));
    }
    String flaw = csv.flaw() == null ? "" : csv.flaw() + " in " + csv.flawedField();
    return PlainCsv.described(linesBefore + csv.line(), fields, flaw, csv.isBlank());
  }

  private static List<String> read(String latin1, int blockBytes) throws IOException {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return read(new ByteArrayInputStream(bytes), blockBytes);
  }

  private static List<String> read(String latin1) throws IOException {
    List<String> records = read(latin1, LONGEST);
    assertThat(PlainCsv.records(latin1)).isEqualTo(records);
    return records;
  }

  @Test
  void recordsEndWithLineFeedOrBothOrTheFile() throws IOException {
    assertThat(read("a,b\nc,d\r\ne,f"))
        .containsExactly("line 1[a, b] ", "line 2[c, d] ", "line 3[e, f] ");
    assertThat(read("")).isEmpty();
    assertThat(read("\u00EF\u00BB\u00BF")).isEmpty();
    assertThat(read("\u00EF\u00BB\u00BFa")).containsExactly("line 1[a] ");
    assertThat(read("a")).containsExactly("line 1[a] ");
    assertThat(read("a,")).containsExactly("line 1[a, ] ");
    assertThat(read(",\n")).containsExactly("line 1[, ] ");
  }

  @Test
  void aCarriageReturnInsideAFieldIsText() throws IOException {
    assertThat(read("a\rb,c\r\r\n")).containsExactly("line 1[a\rb, c\r] ");
    assertThat(read("a\r,b")).containsExactly("line 1[a\r, b] ");
    assertThat(read("\"a\r\n\",\"b\r\"\r\n")).containsExactly("line 1[a\r\n, b\r] ");
  }

  @Test
  void blankLinesAreToldFromEmptyFields() throws IOException {
    assertThat(read("\n\r\n\"\"\n,")).containsExactly("blank", "blank", "line 3[] ", "line 4[, ] ");
  }

  @Test
  void quotesAreDoubledInQuotesAndPlainOutsideThem() throws IOException {
    assertThat(read("\"a\"\"b\",c\"d\"\n")).containsExactly("line 1[a\"b, c\"d\"] ");
  }

  @Test
  void brokenQuotesAreFlawsOfTheirRecord() throws IOException {
    assertThat(read("\"a\"b,c\nd,e\nf,\"g"))
        .containsExactly(
            "line 1[ab, c] there is text after a closing quote in 0",
            "line 2[d, e] ",
            "line 3[f, g] a quote is never closed in 1");
  }

  @Test
  void whereverBlocksEndTheRecordsAreTheSame() throws IOException {
    String text =
        """
        person,place\r
        "A, ""the\n\n\nfirst\""",x

        B"b",\"""\"\n"C"c,"\n"
        ,\r
        "",""\r
        "D\n"
        """
            + "E,\"never\nclosed\n";
    List<String> expected = PlainCsv.records(text);
    assertThat(expected).hasSize(9);
    for (int blockBytes = 1; blockBytes <= text.length() + 1; blockBytes++) {
      assertThat(read(text, blockBytes)).as("blocks of %d", blockBytes).isEqualTo(expected);
    }
  }

  @Test
  void mutatedBytesAreReadAsThePlainReaderReadsThem() throws IOException {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      String text = MutatedCsv.text(random);
      assertThat(read(text, 1 + random.nextInt(random.nextBoolean() ? 8 : 200)))
          .as("seed %d: %s", seed, text)
          .isEqualTo(PlainCsv.records(text));
    }
  }

  @Test
  void howeverTheBytesArriveTheRecordsAreTheSame() throws IOException {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      String text = MutatedCsv.text(random);
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(read(dribbling(bytes, random), 1 + random.nextInt(50)))
          .as("seed %d: %s", seed, text)
          .isEqualTo(PlainCsv.records(text));
    }
  }

  private static InputStream dribbling(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }

  @Test
  void whereReadingFailsTheWholeRecordsBeforeComeFirst() throws IOException {
    byte[] start = "a,b\n\"c\nd\",e\nf,\"".getBytes(StandardCharsets.UTF_8);
    for (int blockBytes = 1; blockBytes < 30; blockBytes++) {
      BlockPlan plan = new BlockPlan(1, blockBytes, LONGEST);
      RecordBlocks blocks =
          new RecordBlocks(
              new SequenceInputStream(new ByteArrayInputStream(start), cutOff()), plan);
      RowBlock block = new RowBlock();
      List<String> records = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                while (blocks.next(block)) {
                  while (!block.isEmpty()) {
                    records.add(described(block.takeRecord(), 0));
                  }
                }
              })
          .isInstanceOf(EOFException.class);
      assertThat(records).as("blocks of %d", blockBytes).hasSize(2);
    }
  }

  private static InputStream cutOff() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new EOFException();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw new EOFException();
      }
    };
  }

  @Test
  void aRecordMayBeAsLongAsTheLongestInBlocksOfAnySize() throws IOException {
    String longest = "a".repeat(99) + "\n";
    for (int blockBytes = 1; blockBytes <= 100; blockBytes++) {
      BlockPlan plan = new BlockPlan(1, blockBytes, 100);
      RecordBlocks fits = blocks("x\n" + longest, plan);
      RowBlock block = new RowBlock();
      while (fits.next(block)) {
        assertThat(block.isEmpty()).isFalse();
      }
      RecordBlocks tooLong = blocks("x\n" + "a" + longest, plan);
      assertThat(tooLong.next(block)).isTrue();
      assertThatThrownBy(() -> tooLong.next(block))
          .isInstanceOf(RecordBlocks.RecordTooLongException.class);
    }
  }

  private static RecordBlocks blocks(String text, BlockPlan plan) throws IOException {
    return new RecordBlocks(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), plan);
  }
}
