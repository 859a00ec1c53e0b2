package fangkong.judgement.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.codec.MalformedFile;
import org.junit.jupiter.api.Test;

class FactJsonTest {
  private static final String EXPOSURE =
      """
      {"id":"00000000-0000-7000-8000-000000000001","type":"exposure","person":"00000000-0000-7000-8000-00000000000a",\
      "region":"41/15/26/","registeredIn":"41/15/26/108/","at":"2022-04-01T08:00:00Z","known":"2022-04-01T09:00:00.123456Z",\
      "recordedAt":"2022-04-01T09:00:01Z","recordedBy":"00000000-0000-0000-0000-000000000000","channel":"INVESTIGATION",\
      "linked":"00000000-0000-7000-8000-00000000000b","until":"2022-04-01T10:00:00Z",\
      "body":{"degree":"CLOSE","to":"00000000-0000-7000-8000-00000000000b"}}\
      """;

  private static final String VISIT =
      """
      {"id":"00000000-0000-7000-8000-000000000002","type":"visit","region":"41/15/26/108/201/G01/C01/H0001/",\
      "at":"2022-04-01T08:00:00Z","known":"2022-04-01T09:00:00Z","recordedAt":"2022-04-01T09:00:01Z",\
      "recordedBy":"00000000-0000-7000-8000-00000000000c","channel":"VISIT","body":{"outcome":"MET"}}\
      """;

  @Test
  void what_is_read_is_written_again_as_it_was() {
    for (String line : new String[] {EXPOSURE, VISIT}) {
      assertThat(FactJson.write(FactJson.read("facts.jsonl", 1, line))).isEqualTo(line);
    }
    assertThat(FactJson.read("facts.jsonl", 1, EXPOSURE).fact().isSaidByResident()).isTrue();
    assertThat(FactJson.read("facts.jsonl", 1, VISIT).findRegisteredIn()).isEmpty();
  }

  @Test
  void a_wrong_line_is_refused_with_its_field_and_value() {
    refused(VISIT.replace("\"visit\"", "\"visitor\""), "field type, value visitor: ");
    refused(VISIT.replace("T08:00:00Z\",\"known", "\",\"known"), "field at, value 2022-04-01: ");
    refused(VISIT.replace("41/15/26/108/201/G01/C01/H0001/", "41/15"), "field region, value 41/15");
    refused(VISIT.replace("{\"outcome\":\"MET\"}", "7"), "field body, value 7: ");
    refused(VISIT.replace("\"channel\":\"VISIT\",", ""), "field channel: ");
    refused("[]", "field id: ");
    refused("{", "value {: is no JSON object: ");
    refused(VISIT + VISIT, "is no JSON object: ");
  }

  private static void refused(String line, String because) {
    assertThatThrownBy(() -> FactJson.read("facts.jsonl", 7, line))
        .isInstanceOf(MalformedFile.class)
        .hasMessageStartingWith("facts.jsonl, line 7, ")
        .hasMessageContaining(because);
  }
}
