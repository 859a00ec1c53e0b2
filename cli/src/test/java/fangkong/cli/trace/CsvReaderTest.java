package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static List<String> read(InputStream in) throws IOException {
    CsvReader csv = new CsvReader("test", in);
    List<String> records = new ArrayList<>();
    while (csv.next()) {
      StringBuilder record = new StringBuilder("line " + csv.line());
      for (int i = 0; i < csv.fields(); i++) {
        record.append('|').append(csv.text(i));
      }
      String flaw = csv.flaw();
      records.add(csv.isBlank() ? "blank" : flaw == null ? record.toString() : record + " " + flaw);
    }
    return records;
  }

  private static List<String> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void recordsEndWithLineFeedOrBothOrTheFile() throws IOException {
    assertThat(read("a,b\nc,d\r\ne,f")).containsExactly("line 1|a|b", "line 2|c|d", "line 3|e|f");
    assertThat(read("")).isEmpty();
    assertThat(read("\uFEFF")).isEmpty();
    assertThat(read("a")).containsExactly("line 1|a");
    assertThat(read("a,")).containsExactly("line 1|a|");
    assertThat(read(",\n")).containsExactly("line 1||");
  }

  @Test
  void aCarriageReturnInsideAFieldIsText() throws IOException {
    assertThat(read("a\rb,c\r\r\n")).containsExactly("line 1|a\rb|c\r");
    assertThat(read("a\r,b")).containsExactly("line 1|a\r|b");
    assertThat(read("\"a\r\n\",\"b\r\"\r\n")).containsExactly("line 1|a\r\n|b\r");
  }

  @Test
  void blankLinesAreToldFromEmptyFields() throws IOException {
    assertThat(read("\n\r\n\"\"\n,")).containsExactly("blank", "blank", "line 3|", "line 4||");
  }

  @Test
  void quotesAreDoubledInQuotesAndPlainOutsideThem() throws IOException {
    assertThat(read("\"a\"\"b\",c\"d\"\n")).containsExactly("line 1|a\"b|c\"d\"");
  }

  @Test
  void brokenQuotesAreFlawsOfTheirRecord() throws IOException {
    assertThat(read("\"a\"b,c\nd,e\n\"f"))
        .containsExactly(
            "line 1|ab|c there is text after a closing quote",
            "line 2|d|e",
            "line 3|f a quote is never closed");
  }

  @Test
  void whatIsWrittenIsReadAgainHoweverTheBytesArrive() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 30; round++) {
      List<List<String>> table = new ArrayList<>();
      Utf8Buffer text = new Utf8Buffer();
      for (int row = 0; row < 2_000; row++) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          fields.add(field(random));
          text.add(i == 0 ? "" : ",").cell(fields.get(i));
        }
        table.add(fields);
        text.add(round % 2 == 0 ? "\n" : "\r\n");
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      CsvReader csv = new CsvReader("test", dribbling(bytes, random));
      for (List<String> fields : table) {
        assertThat(csv.next()).isTrue();
        assertThat(List.of(csv.text(0), csv.text(1), csv.text(2))).isEqualTo(fields);
      }
      assertThat(csv.next()).isFalse();
    }
  }

  private static String field(Random random) {
    String[] parts = {"a", "é", "张", "😀", ",", "\"", "\n", "\r\n", "\r", " ", "12"};
    StringBuilder field = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      field.append(parts[random.nextInt(parts.length)]);
    }
    return field.toString();
  }

  private static InputStream dribbling(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }
}
