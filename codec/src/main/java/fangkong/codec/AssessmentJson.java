package fangkong.codec;

import fangkong.assessment.Assessment;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.Missing;
import fangkong.assessment.Reason;
import fangkong.assessment.TestDay;
import java.util.List;

/**
 * An assessment as one line of JSON: keys in the order of contracts/assess.md, no spaces,
 * characters as they are.
 */
public final class AssessmentJson {
  private AssessmentJson() {}

  /** The line, without its end. */
  public static String write(Assessment assessment) {
    StringBuilder out = new StringBuilder(512);
    out.append("{\"person\":");
    text(assessment.person(), out);
    out.append(",\"category\":");
    text(assessment.category(), out);
    out.append(",\"code\":\"").append(assessment.code());
    out.append("\",\"status\":\"").append(assessment.status());
    out.append("\",\"segments\":[");
    String separator = "";
    for (CourseSegment segment : assessment.segments()) {
      out.append(separator);
      segment(segment, out);
      separator = ",";
    }
    out.append("],\"missing\":[");
    separator = "";
    for (Missing missing : assessment.missing()) {
      out.append(separator);
      missing(missing, out);
      separator = ",";
    }
    out.append("],\"reasons\":[");
    separator = "";
    for (Reason reason : assessment.reasons()) {
      out.append(separator);
      out.append("{\"clause\":");
      text(reason.clause().text(), out);
      out.append(",\"evidence\":");
      texts(reason.evidence(), out);
      out.append('}');
      separator = ",";
    }
    return out.append("]}").toString();
  }

  private static void segment(CourseSegment segment, StringBuilder out) {
    out.append("{\"tier\":\"").append(segment.tier());
    out.append("\",\"from\":\"").append(segment.from());
    out.append("\",\"until\":\"").append(segment.until());
    out.append("\",\"tests\":");
    texts(segment.tests().stream().map(TestDay::on).map(Object::toString).toList(), out);
    segment
        .findRule()
        .ifPresent(rule -> out.append(",\"rule\":\"").append(rule.name()).append('"'));
    out.append('}');
  }

  private static void missing(Missing missing, StringBuilder out) {
    switch (missing) {
      case Missing.Test test ->
          out.append("{\"what\":\"TEST\",\"on\":\"").append(test.on()).append("\"}");
      case Missing.Result result ->
          out.append("{\"what\":\"RESULT\",\"on\":\"").append(result.on()).append("\"}");
      case Missing.Environment _ -> out.append("{\"what\":\"ENVIRONMENT\"}");
      case Missing.SymptomFree _ -> out.append("{\"what\":\"SYMPTOM_FREE\"}");
      case Missing.LinkedTest linked -> {
        out.append("{\"what\":\"LINKED_TEST\",\"person\":");
        text(linked.person(), out);
        out.append('}');
      }
    }
  }

  private static void texts(List<String> texts, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (String each : texts) {
      out.append(separator);
      text(each, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
