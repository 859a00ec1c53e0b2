package fangkong.cli.trace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What the command may know: the engine, the root of the commands, picocli and the JDK. */
class ArchitectureTest {
  private final JavaClasses room =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fangkong.cli.trace");

  @Test
  void theCommandKnowsTheEngineAndNoOtherRoom() {
    assertThat(room).isNotEmpty();
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "fangkong.cli",
            "fangkong.cli.trace",
            "fangkong.tracing",
            "fangkong.tracing.spi",
            "picocli",
            "java..",
            "org.jspecify.annotations")
        .check(room);
  }

  @Test
  void theCommandAsksNoCalendarWhatTimeItIs() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(room);
  }
}
