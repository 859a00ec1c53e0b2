package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in, file out: what the contract says of input and output. */
@Tag("row-2.16")
@Tag("row-3.7")
class TraceCommandTest {
  private static final String CASES =
      """
      person,infectious_from,infectious_until
      A,2022-05-09T00:00:00+08:00,
      """;
  private static final String CHECK_INS =
      """
      person,place,entered_at,left_at
      A,x,2022-05-09T08:00:00+08:00,2022-05-09T09:00:00+08:00
      B,x,2022-05-09T08:30:00+08:00,2022-05-09T10:00:00+08:00
      """;
  private static final String HEADER =
      "person,generation,first_exposed_at,last_exposed_at,overlap_seconds,exposures\n";
  private static final String ANSWER =
      HEADER + "B,1,2022-05-09T00:30:00Z,2022-05-09T01:00:00Z,1800,1\n";

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void inAFolder() {
    cli = new Cli(folder);
  }

  private String trace(String checkIns, String cases, String... options) throws IOException {
    String[] files = {
      "--checkins", cli.file("checkins.csv", checkIns), "--cases", cli.file("cases.csv", cases)
    };
    String[] all = Arrays.copyOf(files, files.length + options.length);
    System.arraycopy(options, 0, all, files.length, options.length);
    return cli.trace(all).succeeds().out();
  }

  @Test
  void aContactIsWrittenWithTimesInUtc() throws IOException {
    assertThat(trace(CHECK_INS, CASES)).isEqualTo(ANSWER);
  }

  @Test
  void sourcesAreWrittenWhenAskedFor() throws IOException {
    assertThat(trace(CHECK_INS, CASES, "--sources"))
        .isEqualTo(
            """
            person,generation,first_exposed_at,last_exposed_at,overlap_seconds,exposures,sources,main_source
            B,1,2022-05-09T00:30:00Z,2022-05-09T01:00:00Z,1800,1,1,A
            """);
  }

  @Test
  void oneChangedInputFactChangesTheAnswer() throws IOException {
    assertThat(trace(CHECK_INS.replace("B,x,", "B,y,"), CASES)).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS, CASES.replace("A,", "C,"))).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS, CASES.replace("00+08:00,", "00-08:00,"))).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS, CASES, "--min-overlap", "PT30M")).isEqualTo(ANSWER);
    assertThat(trace(CHECK_INS, CASES, "--min-overlap", "1801")).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS, CASES, "--linger=PT15M"))
        .isEqualTo(ANSWER.replace("01:00:00Z,1800", "01:15:00Z,2700"));
    assertThat(trace(CHECK_INS, CASES, "--until", "2022-05-09T08:45+08"))
        .isEqualTo(ANSWER.replace("01:00:00Z,1800", "00:45:00Z,900"));
  }

  @Test
  void aStayWithoutLeftAtLastsAnHourUnlessToldOtherwise() throws IOException {
    String open =
        CHECK_INS.replace("B,x,2022-05-09T08:30:00+08:00,2022-05-09T10:00:00+08:00", "B,x,%s,");
    assertThat(trace(open.formatted("2022-05-09T07:30:00+08:00"), CASES))
        .isEqualTo(HEADER + "B,1,2022-05-09T00:00:00Z,2022-05-09T00:30:00Z,1800,1\n");
    assertThat(trace(open.formatted("2022-05-09T07:30:00+08:00"), CASES, "--assumed-stay", "PT40M"))
        .isEqualTo(HEADER + "B,1,2022-05-09T00:00:00Z,2022-05-09T00:10:00Z,600,1\n");
  }

  @Test
  void contactsComeByGenerationThenByCodePoint() throws IOException {
    StringBuilder checkIns = new StringBuilder(CHECK_INS.lines().limit(2).collect(joined()));
    for (String person : new String[] {"😀", "～", "b", "B", "张三", " B", "10", "9"}) {
      checkIns.append(person).append(",x,2022-05-09T08:50:00+08:00,2022-05-09T09:00:00+08:00\n");
    }
    assertThat(
            trace(checkIns.toString(), CASES).lines().skip(1).map(line -> line.split(",", -1)[0]))
        .containsExactly(" B", "10", "9", "B", "b", "张三", "～", "😀");
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n", "", "\n");
  }

  @Test
  void aTieBetweenMainSourcesGoesToTheSmallestCodePoint() throws IOException {
    String cases =
        """
        person,infectious_from,infectious_until
        😀,2022-05-09T00:00:00Z,
        ～,2022-05-09T00:00:00Z,
        """;
    String checkIns =
        """
        person,place,entered_at,left_at
        😀,x,2022-05-09T08:00:00Z,2022-05-09T09:00:00Z
        ～,y,2022-05-09T09:00:00Z,2022-05-09T10:00:00Z
        B,x,2022-05-09T08:30:00Z,2022-05-09T09:00:00Z
        B,y,2022-05-09T09:00:00Z,2022-05-09T09:30:00Z
        """;
    assertThat(trace(checkIns, cases, "--sources")).endsWith(",3600,2,2,～\n");
  }

  @Test
  void columnsMayComeInAnyOrderAndMore() throws IOException {
    assertThat(
            trace(
                """
                note,left_at,place,person,entered_at
                a,2022-05-09T09:00:00+08:00,x,A,2022-05-09T08:00:00+08:00
                ,2022-05-09T10:00:00+08:00,x,B,2022-05-09T08:30:00+08:00
                """,
                CASES))
        .isEqualTo(ANSWER);
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreTolerated() throws IOException {
    assertThat(trace("\uFEFF" + CHECK_INS.replace("\n", "\r\n"), "\uFEFF" + CASES))
        .isEqualTo(ANSWER);
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(trace(CHECK_INS.stripTrailing(), CASES.stripTrailing())).isEqualTo(ANSWER);
    assertThat(trace(CHECK_INS.stripTrailing() + "\r", CASES)).isEqualTo(ANSWER);
  }

  @Test
  void quotedIdsHoldCommasQuotesAndLineEnds() throws IOException {
    String checkIns =
        CHECK_INS.replace("B,x,", "\"B, \"\"the\nsecond\"\"\",\"x\",").replace("A,x", "\"A\",x");
    assertThat(trace(checkIns, CASES))
        .isEqualTo(ANSWER.replace("B,", "\"B, \"\"the\nsecond\"\"\","));
  }

  @Test
  void anIdIsQuotedOnlyWhereNeeded() throws IOException {
    assertThat(trace(CHECK_INS.replace("B,", "\" B'; \","), CASES))
        .isEqualTo(ANSWER.replace("B,", " B'; ,"));
  }

  @Test
  void idsAreNeitherTrimmedNorFolded() throws IOException {
    assertThat(trace(CHECK_INS.replace("B,x,", "B,X,"), CASES)).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS.replace("B,x,", "B,x ,"), CASES)).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS.replace("B,x,", "a,x,"), CASES)).startsWith(HEADER + "a,1,");
  }

  @Test
  void fractionsOfASecondAreFloored() throws IOException {
    assertThat(
            trace(
                CHECK_INS
                    .replace("08:30:00", "08:30:00.999999999999")
                    .replace("2022-05-09T09:00:00+08:00", "\"2022-05-09T09:00:00,5+08:00\""),
                CASES))
        .isEqualTo(ANSWER);
  }

  @Test
  void offsetsMayBeWrittenInEveryWay() throws IOException {
    for (String offset : new String[] {"+08", "+0800", "+08:00:00", "+080000"}) {
      assertThat(trace(CHECK_INS.replace("+08:00", offset), CASES)).isEqualTo(ANSWER);
    }
    assertThat(trace(CHECK_INS.replace("T08:30:00+08:00", "T00:30:00Z"), CASES)).isEqualTo(ANSWER);
    assertThat(trace(CHECK_INS.replace("T08:30:00+08:00", "T06:00+05:30"), CASES))
        .isEqualTo(ANSWER);
  }

  @Test
  void filesMayBeCompressedOrStandardInput() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    int half = CHECK_INS.length() / 2;
    for (String member : List.of(CHECK_INS.substring(0, half), CHECK_INS.substring(half))) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
        gzip.write(member.getBytes(StandardCharsets.UTF_8));
      }
    }
    String checkIns = cli.file("checkins.csv.gz", zipped.toByteArray());
    assertThat(cli.standardInput(CASES).trace("--checkins", checkIns, "--cases", "-").out())
        .isEqualTo(ANSWER);
  }

  @Test
  void standardInputMayStartWithAByteOrderMark() throws IOException {
    String cases = cli.file("cases.csv", CASES);
    for (String checkIns : List.of("\uFEFF" + CHECK_INS, CHECK_INS)) {
      assertThat(cli.standardInput(checkIns).trace("--checkins=-", "--cases", cases).out())
          .isEqualTo(ANSWER);
    }
  }

  @Test
  void blankUntilIsTheLatestEndOfAnyStayAndWithoutCheckInsOfAnyNamedContact() throws IOException {
    String named =
        cli.file(
            "contacts.csv",
            """
            person,contact,from,until
            A,B,2022-05-09T08:30:00+08:00,2022-05-09T09:00:00+08:00
            D,C,2022-05-09T08:30:00+08:00,2022-05-09T12:00:00+08:00
            """);
    assertThat(emptyWindowsOfACaseFrom("11:59:59", "--contacts", named)).isEqualTo("0");
    assertThat(emptyWindowsOfACaseFrom("12:00:00", "--contacts", named)).isEqualTo("1");
    String checkIns = cli.file("checkins.csv", CHECK_INS);
    String[] both = {"--contacts", named, "--checkins", checkIns};
    assertThat(emptyWindowsOfACaseFrom("09:59:59", both)).isEqualTo("0");
    assertThat(emptyWindowsOfACaseFrom("10:00:00", both)).isEqualTo("1");
  }

  private String emptyWindowsOfACaseFrom(String time, String... files) throws IOException {
    String[] all = Arrays.copyOf(files, files.length + 2);
    all[files.length] = "--cases";
    all[files.length + 1] =
        cli.file("cases.csv", CASES.replace("T00:00:00+08:00", "T" + time + "+08:00"));
    return cli.trace(all).succeeds().err().replaceAll("(?s).* empty windows: (\\d+),.*", "$1");
  }

  @Test
  void namedContactsStandAlone() throws IOException {
    String contacts =
        """
        person,contact,from,until
        A,B,2022-05-09T08:30:00+08:00,2022-05-09T09:00:00+08:00
        C,A,2022-05-09T08:30:00+08:00,2022-05-09T09:30:00+08:00
        """;
    String cases = cli.file("cases.csv", CASES);
    String named = cli.file("contacts.csv", contacts);
    assertThat(cli.trace("--contacts", named, "--cases", cases).succeeds().out()).isEqualTo(ANSWER);
    assertThat(
            cli.trace(
                    "--contacts",
                    named,
                    "--cases",
                    cases,
                    "--checkins",
                    cli.file("checkins.csv", CHECK_INS))
                .succeeds()
                .out())
        .isEqualTo(ANSWER.replace("1800,1", "3600,2"));
  }

  @Test
  void nothingToTraceIsNoError() throws IOException {
    String noCheckIns = "person,place,entered_at,left_at\n";
    String noCases = "person,infectious_from,infectious_until\n";
    assertThat(trace(noCheckIns, CASES)).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS, noCases)).isEqualTo(HEADER);
    assertThat(trace(noCheckIns, noCases)).isEqualTo(HEADER);
    assertThat(trace(CHECK_INS, CASES, "--generations", "0")).isEqualTo(HEADER);
  }

  @Test
  void outIsWrittenWholeAndReplacesWhatWasThere() throws IOException {
    String out = cli.file("out.csv", "old\n");
    assertThat(trace(CHECK_INS, CASES, "--out", out)).isEmpty();
    assertThat(cli.read("out.csv")).isEqualTo(ANSWER);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("checkins.csv", "cases.csv", "out.csv");
    }
  }

  @Test
  void aRefusalLeavesOutAsItWas() throws IOException {
    String out = cli.file("out.csv", "old\n");
    String cases = cli.file("cases.csv", CASES);
    assertThat(cli.trace("--checkins", cli.path("none"), "--cases", cases, "--out", out).status())
        .isEqualTo(2);
    assertThat(cli.read("out.csv")).isEqualTo("old\n");
  }

  @Test
  void countsGoToStandardError() throws IOException {
    Cli.Run run =
        cli.trace(
            "--checkins",
            cli.file(
                "checkins.csv",
                CHECK_INS + "\nC,x,2022-05-09T08:30:00+08:00,2022-05-09T08:30:00+08:00\n"),
            "--cases",
            cli.file("cases.csv", CASES + "B,2022-05-10T00:00:00Z,2022-05-10T00:00:00Z\n"));
    assertThat(run.err())
        .contains("checkins.csv: rows 3, accepted 3, blank lines ignored 1\n")
        .contains("check-ins: 3, empty stays: 1, stays after uniting: 2, places: 1\n")
        .contains("cases: 2, their windows: 2, empty windows: 1, empty named contacts: 0\n")
        .contains("contacts: 0\n")
        .containsPattern("reading [0-9.]+ s, arranging [0-9.]+ s, tracing [0-9.]+ s, writing");
  }

  @Test
  void badRowsAreReportedWithReasonsAndCounted() throws IOException {
    String checkIns =
        CHECK_INS
            + """
            C,,2022-05-09T08:30:00+08:00,
            "D, d",x,2022-05-09T08:30:00,
            E,x
            F,x,yesterday,
            """;
    Cli.Run run =
        cli.trace(
                "--on-bad-row=report",
                "--checkins",
                cli.file("checkins.csv", checkIns),
                "--cases",
                cli.file("cases.csv", CASES))
            .succeeds();
    assertThat(run.out()).isEqualTo(ANSWER);
    assertThat(run.err()).contains("rows 6, accepted 2, rejected 4").contains(".rejected.csv");
    assertThat(cli.read("checkins.csv.rejected.csv"))
        .isEqualTo(
            """
            line,reason,person,place,entered_at,left_at
            4,"column place: ""\"" is empty",C,,2022-05-09T08:30:00+08:00,
            5,"column entered_at: ""2022-05-09T08:30:00"" is a time without an offset. Maybe add +08:00 or Z.","D, d",x,2022-05-09T08:30:00,
            6,"column entered_at: ""\"" is empty",E,x
            7,"column entered_at: ""yesterday"" is not a time. Maybe write it as 2022-05-09T08:00:00+08:00.",F,x,yesterday,
            """);
    assertThat(Files.exists(folder.resolve("cases.csv.rejected.csv"))).isFalse();
  }

  @Test
  void everyFileHasItsOwnRejectedRows() throws IOException {
    String contacts =
        """
        person,contact,from,until
        A,B,2022-05-09T08:30:00+08:00,
        A,B,2022-05-09T08:30:00+08:00,2022-05-09T09:00:00+08:00
        """;
    Cli.Run run =
        cli.trace(
                "--on-bad-row=report",
                "--contacts",
                cli.file("contacts.csv", contacts),
                "--cases",
                cli.file("cases.csv", CASES + "B,today,\n"))
            .succeeds();
    assertThat(run.out()).isEqualTo(ANSWER);
    assertThat(run.err())
        .contains("contacts.csv: rows 2, accepted 1, rejected 1 (see ")
        .contains("cases.csv: rows 2, accepted 1, rejected 1 (see ");
    assertThat(cli.read("contacts.csv.rejected.csv"))
        .isEqualTo(
            """
            line,reason,person,contact,from,until
            2,"column until: ""\"" is empty",A,B,2022-05-09T08:30:00+08:00,
            """);
    assertThat(cli.read("cases.csv.rejected.csv")).contains("\n3,\"column infectious_from: ");
  }

  @Test
  void badRowsOfStandardInputGoToRejectedInTheCurrentFolder() throws Exception {
    Path input = Files.writeString(folder.resolve("input"), CHECK_INS + "C,x,noon,\n");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "fangkong.cli.Main",
                "trace",
                "--checkins=-",
                "--cases=" + cli.file("cases.csv", CASES),
                "--on-bad-row=report")
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(cli.read("err")).isZero();
    assertThat(out).isEqualTo(ANSWER);
    assertThat(cli.read("err"))
        .contains("standard input: rows 3, accepted 2, rejected 1 (see rejected.csv)");
    assertThat(cli.read("rejected.csv"))
        .startsWith("line,reason,person,place,entered_at,left_at\n4,\"column entered_at: ")
        .endsWith(",C,x,noon,\n");
  }
}
