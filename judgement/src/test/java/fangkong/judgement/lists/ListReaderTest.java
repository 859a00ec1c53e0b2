package fangkong.judgement.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is taken for, row by row, without a server. */
class ListReaderTest {

  private static final String HEADER = "姓名,身份证号,手机号,来源地,到达时间,目的地";
  private static final String SYNTHETIC = "990000199001010009";
  private static final String PLACE = "41/15/26/303/";

  private final ListReader reader = new ListReader(ZoneId.of("Asia/Shanghai"), true);

  private ListReader.Reading read(String file) {
    return reader.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private ListRow row(String origin, String arrives, String destination) {
    String line = String.join(",", "测试甲", SYNTHETIC, "19900000001", origin, arrives, destination);
    assertThat(read(HEADER + "\n" + line)).isInstanceOf(ListReader.Reading.Rows.class);
    return ((ListReader.Reading.Rows) read(HEADER + "\n" + line)).rows().getFirst();
  }

  private static Defect defect(ListRow row) {
    assertThat(row).isInstanceOf(ListRow.Rejected.class);
    return ((ListRow.Rejected) row).defect();
  }

  private void assertNoList(String file, Flaw flaw, @Nullable String value) {
    assertThat(read(file))
        .isInstanceOfSatisfying(
            ListReader.Reading.NoList.class,
            none -> {
              assertThat(none.defect().flaw()).isEqualTo(flaw);
              if (value != null) {
                assertThat(none.defect().value()).isEqualTo(value);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "2022-04-20, 2022-04-19T16:00:00Z",
    "2022/4/20, 2022-04-19T16:00:00Z",
    "2022-4-2, 2022-04-01T16:00:00Z",
    "2022/4/20 8:30, 2022-04-20T00:30:00Z",
    "2022-04-20 08:30:15, 2022-04-20T00:30:15Z",
    "２０２２－０４－２０, 2022-04-19T16:00:00Z",
    "2022/4/20　８：３０, 2022-04-20T00:30:00Z"
  })
  void a_date_is_read_as_people_and_spreadsheets_write_it(String written, Instant meant) {
    assertThat(row("310115", written, PLACE))
        .isInstanceOfSatisfying(
            ListRow.Read.class, read -> assertThat(read.arrives()).isEqualTo(meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20/06/2022", "2022-06-31", "2022/13/1", "2022-04-20 25:00"})
  void a_date_that_is_none_is_shown(String written) {
    Defect defect = defect(row("310115", written, PLACE));
    assertThat(defect.flaw()).isEqualTo(Flaw.ROW_DATE);
    assertThat(defect.value()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "990000199001010007",
        "990000 19900101 0007",
        "1380013",
        "王建国"
      })
  void somebodys_number_in_a_slipped_column_is_not_shown(String number) {
    for (ListRow row :
        List.of(
            row(number, "2022-04-20", PLACE),
            row("310115", number, PLACE),
            row("310115", "2022-04-20", number))) {
      assertThat(defect(row).value()).isEqualTo("…");
    }
  }

  @Test
  void a_column_that_stands_twice_is_refused_and_one_that_nobody_reads_is_not() {
    assertNoList(HEADER + ",目的地\n", Flaw.LIST_HEADER_TWICE, null);
    assertNoList(HEADER + ",备注,备注,,\n", Flaw.LIST_NO_ROWS, null);
  }

  @Test
  void a_workbook_is_told_from_a_list() {
    assertThat(
            List.of(
                reader.read(new byte[] {'P', 'K', 3, 4, 20, 0}),
                reader.read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})))
        .allSatisfy(reading ->
            assertThat(reading)
                .isEqualTo(
                    new ListReader.Reading.NoList(new Defect(Flaw.LIST_NOT_CSV, null, null))));
  }

  @Test
  void a_file_whose_first_thousand_rows_are_broken_is_left_there() {
    assertNoList(HEADER + "\n" + "x\n".repeat(1_000_000), Flaw.LIST_BROKEN, "1000");
    assertThat(read(HEADER + "\n" + "x\n".repeat(999))).isInstanceOf(ListReader.Reading.Rows.class);
  }

  @Test
  void a_file_of_more_rows_than_are_taken_is_refused() {
    String empty = ",,,,,\n";
    assertNoList(HEADER + "\n" + empty.repeat(200_001), Flaw.LIST_TOO_LONG, "200000");
    assertThat(read(HEADER + "\n" + empty.repeat(200_000)))
        .isInstanceOfSatisfying(
            ListReader.Reading.Rows.class, rows -> assertThat(rows.rows()).hasSize(200_000));
  }
}
