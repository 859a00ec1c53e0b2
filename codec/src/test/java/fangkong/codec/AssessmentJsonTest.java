package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assessment;
import fangkong.assessment.Clause;
import fangkong.assessment.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssessmentJsonTest {
  @Test
  void characters_stay_as_they_are_and_those_that_must_are_escaped() {
    String person = "张三 \"a\\b\" \n\t\r\b\f\u0001\u001f é 😀 /";
    String line =
        AssessmentJson.write(
            new Assessment(
                person,
                List.of(),
                List.of(new Reason(Clause.RULING, List.of(person))),
                false,
                Optional.empty()));
    assertThat(line)
        .startsWith("{\"person\":\"张三 \\\"a\\\\b\\\" \\n\\t\\r\\b\\f\\u0001\\u001f é 😀 /\"");
    JsonNode read = JsonMapper.shared().readTree(line);
    assertThat(read.get("person").stringValue()).isEqualTo(person);
    assertThat(read.get("status").stringValue()).isEqualTo("RELEASED");
    assertThat(read.propertyNames())
        .containsExactly("person", "category", "code", "status", "segments", "missing", "reasons");
  }
}
