package fangkong.server.assessments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.judgement.regions.Region;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The file of the ledger where it cannot be read to its end. */
class LedgerCsvTest {

  private static final Ledger.Row ROW =
      new Ledger.Row(
          new UUID(0, 1),
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

  private static LedgerCsv csv() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/exports");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new LedgerCsv(messages);
  }

  private static List<String> write(LedgerCsv.Pages pages) throws IOException {
    StringWriter out = new StringWriter();
    csv().begin(pages, Set.of(), Locale.ENGLISH).writeTo(out);
    return out.toString().lines().toList();
  }

  @Test
  void a_file_that_is_cut_says_so_at_its_end() throws IOException {
    List<String> lines =
        write(after -> {
          if (after == null) {
            return Collections.nCopies(LedgerCsv.PAGE, ROW);
          }
          throw new IllegalStateException("no database");
        });

    assertThat(lines).hasSize(LedgerCsv.PAGE + 2);
    assertThat(lines.getLast()).isEqualTo("This file is incomplete. Please export it again.");
  }

  @Test
  void what_fails_before_the_first_row_is_refused() {
    assertThatThrownBy(() ->
            write(_ -> {
              throw new IllegalStateException("no database");
            }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_whole_file_says_nothing_more_and_defuses_what_begins_with_a_tab() throws IOException {
    List<String> lines = write(_ -> List.of(ROW));

    assertThat(lines).hasSize(2);
    assertThat(lines.getLast()).startsWith("'\tname,41/,").endsWith(",,,,No protocol in effect");
  }

  @Test
  void codes_are_written_in_the_words_of_the_reader() throws IOException {
    StringWriter out = new StringWriter();
    csv().begin(_ -> List.of(ROW), Set.of(), Locale.SIMPLIFIED_CHINESE).writeTo(out);

    assertThat(out.toString()).contains("密切接触者", "未启用方案").doesNotContain("CLOSE_CONTACT", "GREEN");
    assertThat(write(_ -> List.of(ROW)).getLast()).doesNotContain("CLOSE_CONTACT", "NOT_MANAGED");
  }
}
