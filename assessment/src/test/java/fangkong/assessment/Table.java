package fangkong.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.evidence.CaseForm;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Risk;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A test drawn as text: lines of evidence {@code ID PERSON TYPE …}, and questions {@code TIME
 * PERSON [about] => answer}, whose answers are compared. Times are {@code MM-ddTHH:mm} of one year,
 * 2022 unless stated, in Shanghai; {@code FROM..UNTIL} is a span, open when it ends in dots; {@code
 * known TIME} may end a line.
 */
public final class Table {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Table OF_2022 = new Table(2022);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd'T'HH:mm");

  private final int year;

  private Table(int year) {
    this.year = year;
  }

  static void check(Protocol protocol, String table) {
    check(protocol, 2022, table);
  }

  /** Fails where an answer is another than the one drawn, with the whole table as it answers. */
  public static void check(Protocol protocol, int year, String table) {
    assertThat(new Table(year).answered(protocol, table)).isEqualTo(table.strip());
  }

  private String answered(Protocol protocol, String table) {
    List<Evidence> evidence =
        table.lines().filter(line -> !line.contains("=>")).map(this::read).toList();
    EvidenceIndex index = EvidenceIndex.of(evidence);
    Assess assess = new Assess(protocol, ZONE);
    return table
        .lines()
        .map(line -> line.contains("=>") ? answer(line, assess, index) : line)
        .collect(Collectors.joining("\n"));
  }

  private String answer(String line, Assess assess, EvidenceIndex index) {
    String question = line.substring(0, line.indexOf("=>")).strip();
    String[] words = question.split(" +", -1);
    Assessment standing = assess.assess(words[1], index, instant(words[0]));
    String about = words.length > 2 ? words[2] : "";
    String answer =
        switch (about) {
          case "" -> standing(standing);
          case "plan" -> plan(standing);
          case "segments" -> segments(standing);
          case "tests" -> tests(standing);
          case "reasons" -> reasons(standing);
          case "courses" ->
              standing.courses().stream()
                  .map(course -> course.category() + " " + course.status())
                  .collect(Collectors.joining(", "));
          case "next" -> standing.nextChangeAt().map(Table::minute).orElse("never");
          case "confirmed" -> String.valueOf(standing.everConfirmed());
          default -> throw new IllegalArgumentException(about);
        };
    return question + " => " + answer;
  }

  private static String standing(Assessment standing) {
    String missing =
        standing.missing().stream().map(Table::missing).collect(Collectors.joining(", "));
    return standing.category()
        + " "
        + standing.code()
        + " "
        + standing.status()
        + (missing.isEmpty() ? "" : ": " + missing);
  }

  private static String missing(Missing missing) {
    return switch (missing) {
      case Missing.Test(LocalDate on) -> "TEST " + DAY.format(on);
      case Missing.Result(LocalDate on) -> "RESULT " + DAY.format(on);
      case Missing.Environment _ -> "ENVIRONMENT";
      case Missing.SymptomFree _ -> "SYMPTOM_FREE";
      case Missing.LinkedTest(String person) -> "LINKED_TEST " + person;
    };
  }

  private static String plan(Assessment standing) {
    return standing.segments().stream()
        .map(segment ->
            segment.tier()
                + " "
                + segment.code()
                + " "
                + DAY.format(segment.from())
                + ".."
                + DAY.format(segment.until())
                + " "
                + tests(segment))
        .collect(Collectors.joining(", "));
  }

  private static String tests(CourseSegment segment) {
    if (segment.ruleTest() != null) {
      return "rule "
          + segment.findRule().orElseThrow().name()
          + " by "
          + DAY.format(segment.ruleTest().on());
    }
    if (segment.tests().isEmpty()) {
      return "no tests";
    }
    return "tests "
        + segment.tests().stream()
            .map(test -> DAY.format(test.on()))
            .collect(Collectors.joining(" "));
  }

  private static String segments(Assessment standing) {
    return standing.segments().stream()
        .map(segment ->
            segment.tier()
                + " "
                + DAY.format(segment.from())
                + ".."
                + DAY.format(segment.until())
                + " "
                + segment.state()
                + (segment.endedOn() == null ? "" : " on " + DAY.format(segment.endedOn())))
        .collect(Collectors.joining(", "));
  }

  private static String tests(Assessment standing) {
    return standing.segments().stream()
        .flatMap(segment ->
            segment.ruleTest() == null
                ? segment.tests().stream()
                : java.util.stream.Stream.of(segment.ruleTest()))
        .map(test ->
            DAY.format(test.on())
                + (test.answered() ? " by " + String.join("+", test.answeredBy()) : "")
                + (test.pending() ? " pending" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String reasons(Assessment standing) {
    if (standing.reasons().isEmpty()) {
      return "none";
    }
    return standing.reasons().stream()
        .map(reason -> reason.clause().text() + " " + String.join("+", reason.evidence()))
        .collect(Collectors.joining(", "));
  }

  private static String minute(Instant instant) {
    return MINUTE.format(instant.atZone(ZONE));
  }

  static Instant time(String text) {
    return OF_2022.instant(text);
  }

  static Evidence evidence(String line) {
    return OF_2022.read(line);
  }

  private Instant instant(String text) {
    return LocalDateTime.parse(year + "-" + text).atZone(ZONE).toInstant();
  }

  private Evidence read(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.strip().split(" +", -1)));
    Instant stated = null;
    if (words.size() > 2 && words.get(words.size() - 2).equals("known")) {
      stated = instant(words.removeLast());
      words.removeLast();
    }
    return read(words, stated);
  }

  private Evidence read(List<String> words, @Nullable Instant stated) {
    String id = words.get(0);
    String person = words.get(1);
    String when = words.get(3);
    Instant at = instant(when.split("\\.\\.", -1)[0]);
    Instant until =
        when.contains("..") && !when.endsWith("..") ? instant(when.split("\\.\\.", -1)[1]) : null;
    Instant known = Evidence.known(stated, at);
    String what = words.size() > 4 ? words.get(4) : "";
    return switch (words.get(2)) {
      case "case" -> new Evidence.Case(id, person, known, at, CaseForm.CONFIRMED, null, null);
      case "exposure" ->
          new Evidence.Exposure(id, person, known, Degree.valueOf(what), words.get(5), at, until);
      case "stay" ->
          new Evidence.Stay(
              id,
              person,
              Evidence.known(stated, until == null ? at : until),
              Risk.valueOf(what),
              at,
              until);
      case "arrival" -> new Evidence.Arrival(id, person, known, at, Risk.valueOf(what), null);
      case "entry" -> new Evidence.Entry(id, person, known, at);
      case "role_exit" -> new Evidence.RoleExit(id, person, known, at);
      case "test" ->
          new Evidence.Test(
              id,
              person,
              known,
              at,
              TestResult.valueOf(what),
              words.size() > 5 ? TestMethod.valueOf(words.get(5)) : TestMethod.PCR,
              null,
              null);
      case "symptom" -> new Evidence.Symptom(id, person, known, at, what.equals("present"));
      case "environment" ->
          new Evidence.Environment(id, person, known, at, TestResult.valueOf(what));
      case "admitted" -> new Evidence.Admitted(id, person, known, at, Tier.valueOf(what));
      case "discharged" -> new Evidence.Discharged(id, person, known, at, Tier.valueOf(what));
      case "shown_code" -> new Evidence.ShownCode(id, person, known, at, "A", "health", what);
      case "ruling" -> ruling(id, person, known, at, until, words);
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  private static Evidence ruling(
      String id,
      String person,
      Instant known,
      Instant at,
      @Nullable Instant until,
      List<String> words) {
    Decision decision =
        words.get(4).equals("excludes")
            ? new Decision.Exclude(words.subList(5, words.size()))
            : new Decision.Assign(words.get(4));
    return new Evidence.Ruling(
        id,
        person,
        known,
        at,
        java.util.Objects.requireNonNull(until),
        "investigated",
        List.of("Wang", "Li"),
        decision);
  }
}
