package fangkong.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything the command refuses: status 2 and one line that names what and where. */
@Tag("row-2.16")
class RefusalTest {
  private static final String CHECK_INS = "person,place,entered_at,left_at\n";
  private static final String CASES = "person,infectious_from,infectious_until\n";
  private static final String NAMED = "person,contact,from,until\n";
  private static final String NOON = "2022-05-09T12:00:00+08:00";

  @TempDir Path folder;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void inAFolder() {
    cli = new Cli(folder);
  }

  private void refuses(String checkIns, String cases, String line) throws IOException {
    cli.trace("--checkins", cli.file("i.csv", checkIns), "--cases", cli.file("c.csv", cases))
        .refusesWith("fangkong trace: " + line.replace("$", folder.toString() + "/"));
  }

  @Test
  void aMissingFile() throws IOException {
    cli.trace("--checkins", cli.path("i.csv"), "--cases", cli.file("c.csv", CASES))
        .refusesWith("fangkong trace: " + cli.path("i.csv") + ": there is no such file");
    String checkIns = cli.file("i.csv", CHECK_INS);
    cli.trace("--checkins", checkIns, "--cases", cli.path("none.csv"))
        .refusesWith("fangkong trace: " + cli.path("none.csv") + ": there is no such file");
    cli.trace("--cases", cli.path("c.csv"), "--contacts", cli.path("n.csv"))
        .refusesWith("fangkong trace: " + cli.path("n.csv") + ": there is no such file");
  }

  @Test
  void aFolder() {
    cli.trace("--checkins", folder.toString(), "--cases", "c.csv")
        .refusesWith("fangkong trace: " + folder + ": this is a folder, not a file");
  }

  @Test
  void aFileThatIsNotCompressedOrCutOff() throws IOException {
    String plain = cli.file("i.csv.gz", CHECK_INS);
    cli.trace("--checkins", plain, "--cases", "c.csv")
        .refusesWith(
            "fangkong trace: "
                + plain
                + ": it is not gzip-compressed. Maybe its name should not end in .gz.");
    String empty = cli.file("i.csv.gz", "");
    cli.trace("--checkins", empty, "--cases", "c.csv")
        .refusesWith(
            "fangkong trace: "
                + empty
                + ": its compressed data end too early. Maybe it was cut off.");
  }

  @Test
  void aMissingHeaderColumn() throws IOException {
    refuses(
        "person,place,entered_at\n",
        CASES,
        "$i.csv line 1, column left_at: it is missing from the header"
            + " \"person,place,entered_at\". Maybe the header should be"
            + " person,place,entered_at,left_at.");
    refuses(
        CHECK_INS,
        "Person,infectious_from,infectious_until\n",
        "$c.csv line 1, column person: it is missing from the header"
            + " \"Person,infectious_from,infectious_until\". Maybe the header should be"
            + " person,infectious_from,infectious_until.");
    refuses(
        "\n" + CHECK_INS,
        CASES,
        "$i.csv line 1, column person: it is missing from the header \"\". Maybe the header"
            + " should be person,place,entered_at,left_at.");
    cli.trace(
            "--contacts",
            cli.file("n.csv", "person,contact,from\n"),
            "--cases",
            cli.file("c.csv", CASES))
        .refusesWith(
            "fangkong trace: "
                + cli.path("n.csv")
                + " line 1, column until: it is missing from the header \"person,contact,from\"."
                + " Maybe the header should be person,contact,from,until.");
    refuses(
        "",
        CASES,
        "$i.csv line 1, column person: it is missing from the header \"\". Maybe the header"
            + " should be person,place,entered_at,left_at.");
  }

  @Test
  void aHeaderColumnThatStandsTwice() throws IOException {
    refuses(
        "person,place,entered_at,left_at,place\n",
        CASES,
        "$i.csv line 1, column place: it stands twice in the header"
            + " \"person,place,entered_at,left_at,place\". Maybe the header should be"
            + " person,place,entered_at,left_at.");
  }

  @Test
  void anUnreadableTime() throws IOException {
    refuses(
        CHECK_INS + "A,x," + NOON + ",\nA,x,2022-02-30T12:00:00Z,\n",
        CASES,
        "$i.csv line 3, column entered_at: \"2022-02-30T12:00:00Z\" is not a time. Maybe write it"
            + " as 2022-05-09T08:00:00+08:00.");
    refuses(
        CHECK_INS + "A,x," + NOON + ",later\n",
        CASES,
        "$i.csv line 2, column left_at: \"later\" is not a time. Maybe write it as"
            + " 2022-05-09T08:00:00+08:00.");
  }

  @Test
  void aTimeWithoutAnOffset() throws IOException {
    refuses(
        CHECK_INS,
        CASES + "A,2022-05-09T12:00:00,\n",
        "$c.csv line 2, column infectious_from: \"2022-05-09T12:00:00\" is a time without an"
            + " offset. Maybe add +08:00 or Z.");
  }

  @Test
  void theFirstOfManyBadRowsAndOfManyBadCells() throws IOException {
    refuses(
        CHECK_INS + "A,x," + NOON + ",later\nA,,,\nA,x,never,\n",
        CASES,
        "$i.csv line 2, column left_at: \"later\" is not a time. Maybe write it as"
            + " 2022-05-09T08:00:00+08:00.");
    refuses(CHECK_INS + ",,never,\n", CASES, "$i.csv line 2, column person: \"\" is empty");
    refuses(CHECK_INS + "A,,never,\n", CASES, "$i.csv line 2, column place: \"\" is empty");
  }

  @Test
  void compressedDataThatAreCutOffAfterTheRowsBeforeAreJudged() throws IOException {
    String good = "A,x," + NOON + ",\n";
    for (String bad : new String[] {"", "A,x,later,\n"}) {
      byte[] zipped = zipped(CHECK_INS + good + bad + good.repeat(100));
      String cutOff = cli.file("i.csv.gz", Arrays.copyOf(zipped, zipped.length - 6));
      Cli.Run run = cli.trace("--checkins", cutOff, "--cases", "c.csv");
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err())
          .contains(bad.isEmpty() ? "its compressed data end too early" : "i.csv.gz line 3, ");
    }
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return zipped.toByteArray();
  }

  @Test
  void anEmptyOrMissingCell() throws IOException {
    refuses(CHECK_INS + ",x," + NOON + ",\n", CASES, "$i.csv line 2, column person: \"\" is empty");
    refuses(CHECK_INS + "A,x\n", CASES, "$i.csv line 2, column entered_at: \"\" is empty");
    refuses(CHECK_INS, CASES + "A,,\n", "$c.csv line 2, column infectious_from: \"\" is empty");
    cli.trace(
            "--contacts",
            cli.file("n.csv", NAMED + "A,B," + NOON + ",\n"),
            "--cases",
            cli.file("c.csv", CASES))
        .refusesWith(
            "fangkong trace: " + cli.path("n.csv") + " line 2, column until: \"\" is empty");
  }

  @Test
  void linesAreCountedThroughQuotedLineEndsAndStayOneLineInTheMessage() throws IOException {
    refuses(
        CHECK_INS + "\"A\nB\",x," + NOON + ",\n\"A\nB\",x,\"no\ntime\",\n",
        CASES,
        "$i.csv line 4, column entered_at: \"no\\ntime\" is not a time. Maybe write it as"
            + " 2022-05-09T08:00:00+08:00.");
  }

  @Test
  void brokenQuotes() throws IOException {
    refuses(
        CHECK_INS + "\"A\"B,x," + NOON + ",\n",
        CASES,
        "$i.csv line 2, column person: \"AB\": there is text after a closing quote");
    refuses(
        CHECK_INS + "A,x," + NOON + ",\"\n",
        CASES,
        "$i.csv line 2, column left_at: \"\\n\": a quote is never closed");
  }

  @Test
  void textThatIsNotUtf8() throws IOException {
    byte[] gbk = (CHECK_INS + "张三,x," + NOON + ",\n").getBytes(Charset.forName("GBK"));
    Cli.Run run =
        cli.trace("--checkins", cli.file("i.csv", gbk), "--cases", cli.file("c.csv", CASES));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("i.csv line 2, column person:")
        .contains("is not UTF-8. Maybe the file is in GBK");
  }

  @Test
  void aNegativeDuration() {
    for (String option : new String[] {"--linger", "--min-overlap", "--assumed-stay", "--latent"}) {
      for (String value : new String[] {"-1", "PT-5M", "-PT5M", "-P1W"}) {
        cli.trace("--checkins", "i.csv", "--cases", "c.csv", option, value)
            .refusesWith(
                "fangkong trace: Invalid value for option '%s': \"%s\" is a negative duration."
                        .formatted(option, value)
                    + " Maybe see: fangkong trace --help");
      }
    }
  }

  @Test
  void aDurationOrTimeOrNumberThatIsNone() {
    cli.trace("--checkins", "i.csv", "--cases", "c.csv", "--linger", "15m")
        .refusesWith(
            "fangkong trace: Invalid value for option '--linger': \"15m\" is not a duration."
                + " Maybe write PT15M, P2D or plain seconds such as 900.");
    cli.trace("--checkins", "i.csv", "--cases", "c.csv", "--until", "2022-05-09T12:00:00")
        .refusesWith(
            "fangkong trace: Invalid value for option '--until': \"2022-05-09T12:00:00\" is a time"
                + " without an offset. Maybe add +08:00 or Z.");
    cli.trace("--checkins", "i.csv", "--cases", "c.csv", "--generations", "-1")
        .refusesWith(
            "fangkong trace: Invalid value for option '--generations': \"-1\" is negative."
                + " Maybe see: fangkong trace --help");
  }

  @Test
  void optionsThatDoNotGoTogetherOrDoNotExist() {
    cli.trace("--checkins", "i.csv")
        .refusesWith(
            "fangkong trace: Missing required option: '--cases=FILE'."
                + " Maybe see: fangkong trace --help");
    cli.trace("--cases", "c.csv")
        .refusesWith(
            "fangkong trace: Missing required option: '--checkins=FILE' or '--contacts=FILE'."
                + " Maybe see: fangkong trace --help");
    cli.trace("--cases", "-", "--checkins", "-")
        .refusesWith(
            "fangkong trace: only one FILE can be - (standard input)."
                + " Maybe see: fangkong trace --help");
    for (String[] wrong :
        new String[][] {{"--colour", "red"}, {"surplus"}, {"--on-bad-row=skip"}, {"--out"}}) {
      Cli.Run run = cli.trace(wrong);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("fangkong trace: ");
    }
  }

  @Test
  void aPlaceThatCannotBeWritten() throws IOException {
    String out = cli.path("none/out.csv");
    cli.trace(
            "--checkins",
            cli.file("i.csv", CHECK_INS),
            "--cases",
            cli.file("c.csv", CASES),
            "--out",
            out)
        .refusesWith(
            "fangkong trace: " + out + ": it cannot be written: its folder does not exist");
    assertThat(Files.exists(folder.resolve("none"))).isFalse();
  }
}
