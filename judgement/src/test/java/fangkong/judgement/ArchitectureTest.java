package fangkong.judgement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The room is asked from anywhere: it knows no server, no database and no cluster. */
class ArchitectureTest {
  private final JavaClasses room =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fangkong.judgement");

  @Test
  void the_room_knows_no_server_no_database_and_no_cluster() {
    assertThat(room).isNotEmpty();
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "fangkong.server..",
            "fangkong.cluster..",
            "fangkong.spark..",
            "fangkong.cli..",
            "org.springframework..",
            "org.apache.spark..",
            "java.sql..",
            "java.net..",
            "java.nio.file..")
        .check(room);
  }

  @Test
  void the_room_reads_no_clock_and_no_chance() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "asks for the time, the default zone or chance",
                (JavaMethodCall call) ->
                    call.getName().equals("now")
                        || call.getName().equals("systemDefault")
                        || call.getName().equals("randomUUID")
                        || call.getTarget().getFullName().startsWith("java.lang.System.")
                        || call.getTarget().getFullName().startsWith("java.lang.Math.random")))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(util\\.(Random|SplittableRandom)|time\\.Clock)")
        .check(room);
  }

  @Test
  void packages_do_not_turn_in_circles() {
    slices().matching("fangkong.judgement.(*)..").should().beFreeOfCycles().check(room);
  }
}
