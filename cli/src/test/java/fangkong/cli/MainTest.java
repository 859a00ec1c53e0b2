package fangkong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root command in a process of its own: status, streams and UTF-8 in a bare locale. */
class MainTest {
  @TempDir Path folder;

  private record Ended(int status, String out, String err) {}

  private Ended fangkong(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fangkong.cli.Main"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    int status = builder.start().waitFor();
    return new Ended(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void helpAndVersionAnswerOnStandardOutput() throws IOException, InterruptedException {
    Ended help = fangkong("--help");
    assertThat(help.status).isZero();
    assertThat(help.out).startsWith("Usage: fangkong").contains("trace");
    assertThat(help.err).isEmpty();
    Ended ofTrace = fangkong("trace", "--help");
    assertThat(ofTrace.status).isZero();
    assertThat(ofTrace.out).startsWith("Usage: fangkong trace").contains("--assumed-stay");
    Ended version = fangkong("--version");
    assertThat(version.status).isZero();
    assertThat(version.out).startsWith("fangkong ");
  }

  @Test
  void usageErrorsAreOneLineAndStatusTwo() throws IOException, InterruptedException {
    assertThat(fangkong())
        .isEqualTo(new Ended(2, "", "fangkong: no command given. Maybe see: fangkong --help\n"));
    Ended unknown = fangkong("tarce");
    assertThat(unknown.status).isEqualTo(2);
    assertThat(unknown.err).startsWith("fangkong: ").hasLineCount(1);
  }

  @Test
  void namesOfPeopleSurviveABareLocale() throws IOException, InterruptedException {
    Path cases = folder.resolve("cases.csv");
    Path contacts = folder.resolve("contacts.csv");
    Files.writeString(cases, "person,infectious_from,infectious_until\n李四,2022-05-09T00:00:00Z,\n");
    Files.writeString(
        contacts, "person,contact,from,until\n李四,张三,2022-05-09T00:00:00Z,2022-05-09T01:00:00Z\n");
    Ended found = fangkong("trace", "--contacts", contacts.toString(), "--cases", cases.toString());
    assertThat(found.status).as(found.err).isZero();
    assertThat(found.out).contains("张三,1,2022-05-09T00:00:00Z,2022-05-09T01:00:00Z,3600,1\n");
    Files.writeString(contacts, "person,contact,from,until\n李四,张三,昨天,今天\n");
    Ended refused =
        fangkong("trace", "--contacts", contacts.toString(), "--cases", cases.toString());
    assertThat(refused.status).isEqualTo(2);
    assertThat(refused.err).contains("line 2, column from: \"昨天\" is not a time").hasLineCount(1);
  }
}
