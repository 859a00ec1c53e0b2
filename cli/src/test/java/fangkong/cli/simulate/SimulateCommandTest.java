package fangkong.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void writesTheFilesOfTheScenario() {
    Path out = folder.resolve("new");
    assertThat(run("--scenario", "luanjingtan", "--seed", "3", "--out", out.toString())).isZero();
    assertThat(out.resolve("place.json")).content().contains("\"seed\":3");
    assertThat(out.resolve("days/2022-01-01")).isDirectory();
  }

  @Test
  void anUnknownScenarioIsRefusedWithTheKnownOnes() {
    assertThat(run("--scenario", "mars", "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("mars").contains("luanjingtan, taolinpu, outbreak");
  }

  @Test
  void aFolderInUseIsRefusedAndLeftAlone() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThat(run("--scenario", "luanjingtan", "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("not empty");
    assertThat(mine).hasContent("mine");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "simulate";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
