package fangkong.server.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Ledger;
import fangkong.server.people.Person;
import fangkong.server.people.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The file of an export: its marks, its masks, and where it cannot be written to its end. */
class ExportFileTest {

  private static final UUID SOMEBODY = new UUID(0, 1);
  private static final Instant AT = Instant.parse("2022-07-01T00:00:00Z");
  private static final Ledger.Row ROW =
      new Ledger.Row(
          SOMEBODY,
          "\tname",
          new Region("41/"),
          "某省",
          "CLOSE_CONTACT",
          "GREEN",
          "NONE",
          "NOT_MANAGED",
          null,
          null,
          null,
          "NONE");
  private static final Person PERSON =
      new Person(SOMEBODY, new Region("41/"), "\tname", "990000195001010011", "19900000001");

  /** Gives as many rows as people are asked for; without a database after the first page. */
  private record Rows(boolean cut) implements ExportFile.Source {

    @Override
    public List<Ledger.Entry> list(Export export, List<UUID> people) {
      if (cut && people.size() < ExportFile.PAGE) {
        throw new IllegalStateException("no database");
      }
      return Collections.nCopies(people.size(), new Ledger.Entry(ROW, PERSON));
    }

    @Override
    public ExportFile.Head headOf(Export export) {
      return new ExportFile.Head("=user", "某乡", "2022-07-01T08:00:00+08:00");
    }
  }

  private static Export export(int people, boolean unmasked) {
    Asked asked =
        new Asked(
            new Region("41/"),
            null,
            null,
            null,
            List.of(),
            List.of(),
            Purpose.CONTACT,
            Asked.Format.CSV,
            unmasked);
    return new Export(
        new UUID(7, 7),
        asked,
        Collections.nCopies(people, SOMEBODY),
        "ABCDEF",
        new Export.Asker(new UUID(0, 9), "GRID_LEAD", "41/"),
        AT,
        false,
        null,
        AT,
        0,
        null);
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/exports");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  private static List<String> write(Export export, boolean cut, Locale locale) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExportFile(new Rows(cut), messages()).begin(export, locale).writeTo(out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_file_that_is_cut_says_so_at_its_end() throws IOException {
    List<String> lines = write(export(ExportFile.PAGE + 1, false), true, Locale.ENGLISH);

    assertThat(lines).hasSize(ExportFile.PAGE + 3);
    assertThat(lines.getLast()).isEqualTo("This file is incomplete. Please export it again.");
  }

  @Test
  void what_fails_before_the_first_row_is_refused() {
    assertThatThrownBy(() -> write(export(1, false), true, Locale.ENGLISH))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_first_line_and_every_row_lead_back_to_who_took_it() throws IOException {
    List<String> lines = write(export(2, false), false, Locale.ENGLISH);

    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .isEqualTo(
            "\uFEFF'=user · Grid lead 某乡 · for reaching the person · 2022-07-01T08:00:00+08:00 · export "
                + new UUID(7, 7));
    assertThat(lines.subList(2, 4))
        .allMatch(line ->
            line.startsWith("'\tname,990000********0011,199****0001,41/,")
                && line.endsWith(",,,,No protocol in effect,ABCDEF"));
  }

  @Test
  void numbers_are_whole_in_what_was_asked_for_unmasked() throws IOException {
    assertThat(write(export(1, true), false, Locale.ENGLISH).getLast())
        .contains(",990000195001010011,19900000001,");
  }

  @Test
  void codes_are_written_in_the_words_of_the_reader() throws IOException {
    assertThat(write(export(1, false), false, Locale.SIMPLIFIED_CHINESE).toString())
        .contains("密切接触者", "未启用方案", "网格长", "联系本人")
        .doesNotContain("CLOSE_CONTACT", "GREEN");
    assertThat(write(export(1, false), false, Locale.ENGLISH).getLast())
        .doesNotContain("CLOSE_CONTACT", "NOT_MANAGED");
  }

  @Test
  void a_workbook_has_texts_alone_and_is_printed_with_who_took_it() throws IOException {
    Asked csv = export(0, false).asked();
    Asked xlsx =
        new Asked(
            csv.region(),
            null,
            null,
            null,
            csv.cares(),
            csv.columns(),
            csv.purpose(),
            Asked.Format.XLSX,
            false);
    Export asked = export(ExportFile.PAGE + 1, false);
    Export export =
        new Export(
            asked.id(),
            xlsx,
            asked.people(),
            asked.mark(),
            asked.asker(),
            AT,
            false,
            null,
            AT,
            0,
            null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExportFile(new Rows(false), messages()).begin(export, Locale.ENGLISH).writeTo(out);

    String sheet = sheet(out.toByteArray());

    assertThat(sheet.split("<row ", -1)).hasSize(ExportFile.PAGE + 1 + 2 + 1);
    assertThat(sheet)
        .contains("990000********0011", "Close contact")
        .doesNotContain("990000195001010011", "<f>");
    assertThat(sheet.substring(sheet.indexOf("<headerFooter")))
        .contains("=user", "Grid lead", asked.id().toString());
    assertThat(sheet.split(">ABCDEF<", -1)).hasSize(ExportFile.PAGE + 1 + 1);
  }

  /** As spreadsheets read it: by the directory at its end. */
  private static String sheet(byte[] workbook) throws IOException {
    Path file = Files.createTempFile("fangkong", ".xlsx");
    Files.write(file, workbook);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
          StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }
}
