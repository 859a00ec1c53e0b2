package fangkong.server.problems;

import java.net.URI;
import java.text.ListFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes problems as RFC 9457 details in the language of the request. */
@Component
public class ProblemDetails {

  private static final int MOST_ERRORS = 100;

  /** Where the message files have the names of categories. */
  private static final String CATEGORY = "ledger.category.";

  private final MessageSource messages;

  ProblemDetails(MessageSource messages) {
    this.messages = messages;
  }

  /** The detail of the first problem, with all of them (at most 100) under {@code errors}. */
  public ProblemDetail of(List<Problem> problems, Locale locale) {
    Problem first = problems.getFirst();
    ProblemDetail detail = ProblemDetail.forStatus(first.code().status());
    detail.setType(URI.create("urn:fangkong:problem:" + first.code().code()));
    detail.setTitle(messages.getMessage(first.code().code(), null, locale));
    detail.setDetail(sentence(first, locale));
    detail.setProperty("code", first.code().code());
    if (problems.size() > 1 || first.index() != null) {
      detail.setProperty(
          "errors", problems.stream().limit(MOST_ERRORS).map(p -> error(p, locale)).toList());
    }
    return detail;
  }

  /** What is wrong and what to do, in one sentence or two. */
  public String sentence(Problem problem, Locale locale) {
    String field = problem.field() == null ? "" : problem.field();
    String value = problem.terms().isEmpty() ? problem.value() : words(problem, locale);
    Object[] named = {field, value == null ? "" : value};
    return messages.getMessage(problem.code().code() + ".detail", named, locale);
  }

  private String words(Problem problem, Locale locale) {
    List<String> words =
        problem.terms().stream().map(term -> word(problem.code(), term, locale)).toList();
    return ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
        .format(words);
  }

  private String word(ProblemCode code, Problem.Term term, Locale locale) {
    String named = messages.getMessage(CATEGORY + term.about(), null, "", locale);
    String about =
        named == null || named.isEmpty()
            ? messages.getMessage(code.code() + "." + term.about(), null, term.about(), locale)
            : named;
    return messages.getMessage(code.code() + "." + term.word(), new Object[] {about}, locale);
  }

  private Map<String, Object> error(Problem problem, Locale locale) {
    Map<String, Object> error = new LinkedHashMap<>();
    if (problem.index() != null) {
      error.put("index", problem.index());
    }
    error.put("code", problem.code().code());
    if (problem.field() != null) {
      error.put("field", problem.field());
    }
    error.put("detail", sentence(problem, locale));
    return error;
  }
}
