package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceLinesTest {
  private static List<Evidence> read(byte[] bytes) {
    List<Evidence> lines = new ArrayList<>();
    try {
      EvidenceLines.read(
          "bad.jsonl", new ByteArrayInputStream(bytes), (line, number) -> lines.add(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static List<Evidence> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void every_type_is_read_with_its_fields_and_default_of_known() {
    List<Evidence> lines =
        read(
            """
            {"id":"1","person":"p","type":"case","at":"2022-07-01T08:00+08:00","form":"ASYMPTOMATIC","onset":"2022-06-30T08:00+08:00"}
            {"id":"2","person":"p","type":"exposure","degree":"CLOSE","to":"k","from":"2022-07-01T08:00:00Z","known":"2022-07-02T08:00:00Z"}
            {"id":"3","person":"p","type":"stay","risk":"HIGH","from":"2022-07-01T08:00:00Z","until":"2022-07-03T08:00:00Z"}
            {"id":"4","person":"p","type":"arrival","at":"2022-07-01T08:00:00Z","risk":"NONE","origin":"520423"}
            {"id":"5","person":"p","type":"entry","at":"2022-07-01T08:00:00Z"}
            {"id":"6","person":"p","type":"role_exit","at":"2022-07-01T08:00:00Z"}
            {"id":"7","person":"p","type":"test","sampled":"2022-07-01T08:00:00Z","result":"GREY","ct":36.5,"pool":10,"method":"ANTIGEN"}
            {"id":"8","person":"p","type":"symptom","at":"2022-07-01T08:00:00Z","present":true}
            {"id":"9","person":"p","type":"environment","sampled":"2022-07-01T08:00:00Z","result":"NEGATIVE"}
            {"id":"10","person":"p","type":"admitted","at":"2022-07-01T08:00:00Z","tier":"HOSPITAL"}
            {"id":"11","person":"p","type":"discharged","at":"2022-07-01T08:00:00Z","tier":"HOSPITAL"}
            {"id":"12","person":"p","type":"shown_code","at":"2022-07-01T08:00:00Z","issuer":"A","kind":"health","value":"GREEN"}
            {"id":"13","person":"p","type":"ruling","at":"2022-07-01T08:00:00Z","until":"2022-07-02T08:00:00Z","reason":"r","by":["Wang","Li"],"category":"NONE"}
            {"id":"14","person":"p","type":"ruling","at":"2022-07-01T08:00:00Z","until":"2022-07-02T08:00:00Z","reason":"r","by":["Wang","Li"],"excludes":["1"],"region":"41/","channel":"LAB"}
            """);
    assertThat(lines).hasSize(14);
    assertThat(lines.stream().map(Evidence::getClass).distinct()).hasSize(13);
    assertThat(lines.get(0).known()).isEqualTo(Instant.parse("2022-07-01T00:00:00Z"));
    assertThat(lines.get(1).known()).isEqualTo(Instant.parse("2022-07-02T08:00:00Z"));
    assertThat(lines.get(2).known()).isEqualTo(Instant.parse("2022-07-03T08:00:00Z"));
    assertThat(lines.get(6))
        .isEqualTo(
            new Evidence.Test(
                "7",
                "p",
                Instant.parse("2022-07-01T08:00:00Z"),
                Instant.parse("2022-07-01T08:00:00Z"),
                TestResult.GREY,
                TestMethod.ANTIGEN,
                36.5,
                10));
  }

  /** A line, and parts of the message that refuses it. */
  record Bad(String line, List<String> parts) {}

  private static Bad bad(String line, String... parts) {
    return new Bad(line, List.of(parts));
  }

  static Stream<Bad> refusals() {
    String head = "{\"id\":\"e\",\"person\":\"p\",\"type\":";
    String test = head + "\"test\",\"result\":\"NEGATIVE\",\"sampled\":";
    String ruling =
        head
            + "\"ruling\",\"at\":\"2022-07-01T08:00:00Z\",\"until\":\"2022-07-02T08:00:00Z\",\"reason\":\"r\"";
    return Stream.of(
        bad("{\"id\":", "line 1", "{\"id\":"),
        bad("", "line 1"),
        bad("[1]", "line 1", "[1]"),
        bad("{} {}", "line 1"),
        bad("{\"id\":\"e\",\"id\":\"f\"}", "line 1", "id"),
        bad("{\"person\":\"p\"}", "line 1, field id", "null"),
        bad("{\"id\":7}", "field id, value 7"),
        bad(head + "\"fever\"}", "field type, value \"fever\""),
        bad(
            head + "\"entry\",\"at\":\"2022-07-01T08:00:00\"}",
            "field at",
            "2022-07-01T08:00:00",
            "without offset"),
        bad(head + "\"entry\",\"at\":\"yesterday\"}", "field at, value \"yesterday\""),
        bad(head + "\"entry\",\"at\":1656600000}", "field at, value 1656600000"),
        bad(head + "\"entry\",\"at\":\"2022-07-01T08:00:00Z\",\"knwon\":1}", "field knwon"),
        bad(test + "\"2022-07-01T08:00:00Z\",\"method\":\"LFT\"}", "field method, value \"LFT\""),
        bad(test + "\"2022-07-01T08:00:00Z\",\"pool\":0}", "field pool, value 0"),
        bad(test + "\"2022-07-01T08:00:00Z\",\"ct\":\"30\"}", "field ct, value \"30\""),
        bad(
            head + "\"symptom\",\"at\":\"2022-07-01T08:00:00Z\",\"present\":\"yes\"}",
            "field present, value \"yes\""),
        bad(
            head + "\"stay\",\"from\":\"2022-07-01T08:00:00Z\",\"risk\":\"NONE\"}",
            "field risk, value NONE"),
        bad(
            head + "\"stay\",\"from\":\"2022-07-01T08:00:00Z\",\"risk\":\"HUGE\"}",
            "field risk, value \"HUGE\""),
        bad(ruling + ",\"by\":[\"Wang\",\"Li\"]}", "field category"),
        bad(
            ruling + ",\"by\":[\"Wang\",\"Li\"],\"category\":\"NONE\",\"excludes\":[\"x\"]}",
            "field category"),
        bad(ruling + ",\"by\":[\"Wang\",\"Wang\"],\"category\":\"NONE\"}", "field by", "different"),
        bad(ruling + ",\"by\":\"Wang\",\"category\":\"NONE\"}", "field by, value \"Wang\""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_bad_line_is_refused_with_file_line_field_and_value(Bad bad) {
    assertThatExceptionOfType(MalformedFile.class)
        .isThrownBy(() -> read(bad.line() + "\n"))
        .satisfies(refusal -> {
          String message = String.valueOf(refusal.getMessage());
          assertThat(message).startsWith("bad.jsonl, line 1").doesNotContain("\n");
          assertThat(message).contains(bad.parts());
        });
  }

  @Test
  void a_reused_id_is_refused_on_its_second_line() {
    String line =
        "{\"id\":\"e\",\"person\":\"p\",\"type\":\"entry\",\"at\":\"2022-07-01T08:00:00Z\"}\n";
    assertThatExceptionOfType(MalformedFile.class)
        .isThrownBy(() -> read(line + line))
        .withMessage("bad.jsonl, line 2, field id, value \"e\": was used on line 1");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_read_and_other_encodings_refused() {
    String line =
        "{\"id\":\"e\",\"person\":\"p\",\"type\":\"entry\",\"at\":\"2022-07-01T08:00:00Z\"}";
    assertThat(read("\uFEFF" + line + "\r\n")).hasSize(1);
    assertThat(read(line)).hasSize(1);
    assertThat(read("")).isEmpty();
    byte[] gbk = {'{', (byte) 0xD0, (byte) 0xD5, '}'};
    assertThatExceptionOfType(MalformedFile.class)
        .isThrownBy(() -> read(gbk))
        .withMessageContaining("line 1")
        .withMessageContaining("UTF-8");
  }
}
