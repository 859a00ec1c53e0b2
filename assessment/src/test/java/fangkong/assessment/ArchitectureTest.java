package fangkong.assessment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * The room is pure: the JDK's language, collections and calendar, JSpecify, and no clock, file,
 * random source or default zone.
 */
class ArchitectureTest {
  private final JavaClasses room =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fangkong.assessment");

  @Test
  void the_room_knows_only_what_is_listed() {
    assertThat(room).isNotEmpty();
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "fangkong.assessment..",
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.time",
            "java.time.zone",
            "java.time.chrono",
            "org.jspecify.annotations")
        .check(room);
  }

  @Test
  void the_room_reads_no_clock_no_random_source_and_no_default() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "asks for the time, the default zone or chance",
                (JavaMethodCall call) ->
                    call.getName().equals("now")
                        || call.getTarget().getFullName().startsWith("java.lang.System.")
                        || call.getTarget().getFullName().startsWith("java.lang.Math.random")
                        || call.getTarget()
                            .getFullName()
                            .startsWith(ZoneId.class.getName() + ".systemDefault")))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|SplittableRandom|UUID|TimeZone|Locale|Calendar|Date)")
        .check(room);
  }

  @Test
  void packages_do_not_turn_in_circles() {
    slices().matching("fangkong.(assessment..)").should().beFreeOfCycles().check(room);
  }
}
