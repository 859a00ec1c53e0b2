package fangkong.server.problems;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.protocol.Enactment;
import fangkong.assessment.protocol.Finding;
import fangkong.server.ServerUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ProblemDetail;

/** The sentences of every problem, in three languages, and the page of the docs that lists them. */
class MessagesTest {

  private static final List<String> FILES =
      List.of("problems.properties", "problems_en.properties", "problems_zh_TW.properties");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
  private static final Pattern CJK = Pattern.compile("\\p{IsHan}");
  private static final Path PAGE = ServerUnderTest.root().resolve("docs").resolve("problems.md");

  private static Map<String, String> read(String file) {
    Properties properties = new Properties();
    try (InputStream in = MessagesTest.class.getResourceAsStream("/messages/" + file);
        Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, value) -> texts.put(key.toString(), value.toString()));
    return texts;
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(r -> r.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void no_two_problems_share_a_code() {
    assertThat(ProblemCode.values()).extracting(ProblemCode::code).doesNotHaveDuplicates();
  }

  @Test
  void every_problem_has_a_title_and_a_detail_in_each_language_and_no_file_has_more() {
    Set<String> wanted =
        Stream.concat(
                Arrays.stream(ProblemCode.values())
                    .flatMap(code -> Stream.of(code.code(), code.code() + ".detail")),
                Stream.concat(
                        Arrays.stream(Finding.Kind.values()).map(Enum::name),
                        Stream.of(Enactment.LOOKBACK, Enactment.ZONES))
                    .map(word -> ProblemCode.STRICTER_THAN_BASE.code() + "." + word))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String file : FILES) {
      Map<String, String> texts = read(file);
      assertThat(texts.keySet()).as(file).isEqualTo(wanted);
      assertThat(texts.values()).as(file).noneMatch(String::isBlank);
    }
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void a_sentence_names_the_same_values_in_each_language(ProblemCode code) {
    String key = code.code() + ".detail";
    Set<String> chinese = placeholders(String.valueOf(read(FILES.getFirst()).get(key)));
    assertThat(chinese).isSubsetOf("{0}", "{1}");
    for (String file : FILES) {
      assertThat(placeholders(String.valueOf(read(file).get(key)))).as(file).isEqualTo(chinese);
    }
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void a_sentence_shows_its_values_and_no_placeholder_however_it_is_spoken(ProblemCode code) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/problems");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    ProblemDetails details = new ProblemDetails(messages);
    String pattern = String.valueOf(read(FILES.getFirst()).get(code.code() + ".detail"));
    for (Locale locale :
        List.of(
            Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH, Locale.TRADITIONAL_CHINESE, Locale.FRENCH)) {
      ProblemDetail detail =
          details.of(List.of(Problem.of(code, "the-field", "the value")), locale);
      String sentence = String.valueOf(detail.getDetail());
      assertThat(sentence).doesNotContain("{", "}");
      assertThat(sentence.contains("the-field")).isEqualTo(pattern.contains("{0}"));
      assertThat(sentence.contains("the value")).isEqualTo(pattern.contains("{1}"));
      assertThat(CJK.matcher(sentence + detail.getTitle()).find())
          .as("%s: %s", locale, sentence)
          .isEqualTo(!locale.equals(Locale.ENGLISH));
      assertThat(detail.getStatus()).isEqualTo(code.status().value());
      assertThat(String.valueOf(detail.getType())).isEqualTo("urn:fangkong:problem:" + code.code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'in: Close contact (kept longer), look-back (looks back further), and MINE (more people).'",
    "zh-CN, '更严：密切接触者（管控更久）、追溯期（追溯更久）和MINE（管控更多人）。'",
    "zh-TW, '更嚴：密切接觸者（管控更久）、追溯期（追溯更久）和MINE（管控更多人）。'"
  })
  void what_is_stricter_is_said_in_words_and_a_category_of_ones_own_as_it_is_written(
      Locale locale, String said) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/problems", "messages/exports");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    Problem problem =
        Problem.of(
            ProblemCode.STRICTER_THAN_BASE,
            "justification",
            List.of(
                new Problem.Term("LONGER", "CLOSE_CONTACT"),
                new Problem.Term("LOOKBACK_LONGER", "lookback"),
                new Problem.Term("WIDER", "MINE")));
    assertThat(new ProblemDetails(messages).sentence(problem, locale)).contains(said);
  }

  @Test
  void traditional_chinese_is_not_simplified_chinese_under_another_name() {
    Map<String, String> simplified = read(FILES.getFirst());
    Map<String, String> traditional = read(FILES.getLast());
    long same =
        simplified.entrySet().stream()
            .filter(e -> e.getValue().equals(traditional.get(e.getKey())))
            .count();
    assertThat(same).isLessThan(simplified.size() / 4);
  }

  @Test
  void the_page_of_the_docs_lists_every_problem_as_it_is() throws IOException {
    String page = page();
    String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!committed.equals(page)) {
      Files.writeString(PAGE, page);
    }
    assertThat(committed)
        .as(
            "docs/problems.md was not up to date and has been written anew: look at it and commit it")
        .isEqualTo(page);
  }

  private static String page() {
    Map<String, String> chinese = read(FILES.getFirst());
    Map<String, String> english = read(FILES.get(1));
    StringBuilder page =
        new StringBuilder(
            """
            # Problems: what a refusal says

            Every refusal is an RFC 9457 problem detail (`application/problem+json`) with a stable `code`: programs go by the code, people read `title` and
            `detail` in the language of `Accept-Language` (zh-CN first, en, zh-TW). A batch or file that has more than one thing wrong lists them under `errors`,
            each with its `index`. Written from the code and the message files; a test holds this page to them.

            | code | status | 中文 | title | detail |
            |---|---|---|---|---|
            """);
    for (ProblemCode code : ProblemCode.values()) {
      String detail =
          MessageFormat.format(
              String.valueOf(english.get(code.code() + ".detail")), "`field`", "`value`");
      page.append(
          "| `%s` | %d | %s | %s | %s |\n"
              .formatted(
                  code.code(),
                  code.status().value(),
                  chinese.get(code.code()),
                  english.get(code.code()),
                  detail));
    }
    return page.toString();
  }
}
