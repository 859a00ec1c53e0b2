package fangkong.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/**
 * The modules of the server as the code has them: held to their borders, drawn into docs/modules.
 */
class ModulesTest {

  private static final ApplicationModules MODULES = ApplicationModules.of(Server.class);

  /** A list in a cell of a canvas. */
  private static final Pattern LISTED =
      Pattern.compile("^\\|\\* .*\\R(?:\\* .*\\R)+", Pattern.MULTILINE);

  @Test
  void no_module_reaches_past_the_borders_of_another() {
    MODULES.verify();
  }

  @Test
  void every_module_says_which_others_it_may_use() {
    assertThat(MODULES.stream())
        .isNotEmpty()
        .allSatisfy(module ->
            assertThat(
                    module
                        .getBasePackage()
                        .findAnnotation(org.springframework.modulith.ApplicationModule.class)
                        .map(declared -> declared.allowedDependencies().length)
                        .orElse(Integer.MAX_VALUE))
                .as("%s has allowedDependencies", module.getIdentifier())
                .isLessThan(20));
  }

  @Test
  void every_module_has_its_diagram_and_its_canvas_in_the_docs() throws IOException {
    Path folder = ServerUnderTest.root().resolve("docs").resolve("modules");
    Files.createDirectories(folder);
    new Documenter(
            MODULES,
            Documenter.Options.defaults().withOutputFolder(folder.toString()).withoutClean())
        .writeModulesAsPlantUml()
        .writeIndividualModulesAsPlantUml()
        .writeModuleCanvases();
    sort(folder);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
      assertThat(names).contains("components.puml");
      assertThat(MODULES.stream().map(ApplicationModule::getIdentifier))
          .allSatisfy(module ->
              assertThat(names)
                  .contains("module-" + module + ".puml", "module-" + module + ".adoc"));
    }
  }

  /**
   * Components, relations and events come in any order: sorted, the same code gives the same files.
   */
  private static void sort(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".puml")).toList()) {
        List<String> lines = Files.readAllLines(file);
        for (String kind : List.of("Component(", "Rel(")) {
          Iterator<String> sorted =
              lines.stream().filter(line -> is(kind, line)).sorted().iterator();
          lines = lines.stream().map(line -> is(kind, line) ? sorted.next() : line).toList();
        }
        Files.write(file, lines);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".adoc")).toList()) {
        Files.writeString(
            file, LISTED.matcher(Files.readString(file)).replaceAll(ModulesTest::sorted));
      }
    }
  }

  private static String sorted(MatchResult list) {
    return Matcher.quoteReplacement(
        "|"
            + list.group()
                .substring(1)
                .lines()
                .sorted()
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static boolean is(String kind, String line) {
    return line.strip().startsWith(kind);
  }
}
