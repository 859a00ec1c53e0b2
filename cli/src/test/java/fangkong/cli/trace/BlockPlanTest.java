package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many threads read in blocks of whatever size, what is read and said is the same. */
class BlockPlanTest {
  private static final BlockPlan PLAIN = new BlockPlan(1, 1 << 20, 1 << 20);

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void inAFolder() {
    file = folder.resolve("checkins.csv");
  }

  /** Rows, rejected rows, the summary and the refusal of reading the file by a plan. */
  private String read(BlockPlan plan, OnBadRow onBadRow) throws IOException {
    InputFile input = InputFile.of(file.toString());
    Files.deleteIfExists(input.rejectedFile());
    IdTable persons = new IdTable();
    IdTable places = new IdTable();
    Layout layout = TraceTable.CHECK_INS.layout(persons, places);
    Progress progress = new Progress(new PrintWriter(new StringWriter()));
    Table table = new Table(input, layout, onBadRow, plan, progress);
    Utf8Buffer text = new Utf8Buffer();
    try {
      table.read(block -> write(block, persons, places, text));
      text.add(table.summary());
    } catch (Refusal e) {
      text.clear();
      text.add("refused: " + e.getMessage());
    }
    String rejected =
        Files.exists(input.rejectedFile())
            ? Files.readString(input.rejectedFile(), StandardCharsets.ISO_8859_1)
            : "none";
    return rejected + "\n" + text;
  }

  private static void write(RowBlock block, IdTable persons, IdTable places, Utf8Buffer out) {
    for (int row = 0; row < block.rows(); row++) {
      persons.write(block.firstId(row), out);
      out.add(',');
      places.write(block.secondId(row), out);
      out.add(',').add(block.from(row)).add(',').add(block.until(row)).add('\n');
    }
  }

  private void write(String latin1) throws IOException {
    Files.write(file, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void mutatedFilesAreReadAlikeByEveryPlan() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      write(seed % 10 == 0 ? MutatedCsv.text(random) : MutatedCsv.withHeader(random));
      for (OnBadRow onBadRow : OnBadRow.values()) {
        String expected = read(PLAIN, onBadRow);
        BlockPlan plan = new BlockPlan(1 + seed % 3, 1 + random.nextInt(80), 1 << 20);
        assertThat(read(plan, onBadRow)).as("seed %d, %s", seed, plan).isEqualTo(expected);
      }
    }
  }

  @Test
  void aBadRowAtTheBorderOfABlockHasTheRightLine() throws IOException {
    String good = "\"A\nB\",x,2022-05-09T08:30:00+08:00,\n";
    write(MutatedCsv.HEADER + good.repeat(20) + "A,x,noon,\n" + good + "A,,,\n");
    for (int blockBytes = 1; blockBytes <= good.length(); blockBytes++) {
      BlockPlan plan = new BlockPlan(2, blockBytes, 1 << 20);
      assertThat(read(plan, OnBadRow.FAIL))
          .contains("checkins.csv line 42, column entered_at: \"noon\" is not a time.");
      assertThat(read(plan, OnBadRow.REPORT))
          .contains("rows 23, accepted 21, rejected 2")
          .contains("\n42,\"column entered_at: \"\"noon\"\" is not a time.")
          .contains("\n45,\"column place: \"\"\"\" is empty\",A,,,\n");
    }
  }

  @Test
  void aRecordThatIsTooLongIsRefusedWithItsLineAfterTheBadRowsBefore() throws IOException {
    String good = "A,x,2022-05-09T08:30:00+08:00,\n";
    BlockPlan plan = new BlockPlan(2, 40, 100);
    write(MutatedCsv.HEADER + good.repeat(9) + "\"" + good.repeat(9));
    assertThat(read(plan, OnBadRow.FAIL))
        .endsWith(
            "checkins.csv line 11: the record is longer than 100 bytes."
                + " Maybe a quote is never closed.");
    write(MutatedCsv.HEADER + good.repeat(8) + "A,x,noon,\n\"" + good.repeat(9));
    assertThat(read(plan, OnBadRow.FAIL)).contains("checkins.csv line 10, column entered_at:");
  }
}
