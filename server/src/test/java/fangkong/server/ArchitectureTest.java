package fangkong.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fangkong.judgement.people.IdNumber;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that the compiler does not know. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fangkong.server");

  private static final DescribedPredicate<JavaAccess<?>> READS_THE_TIME =
      DescribedPredicate.describe(
          "reads the time",
          access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean now = owner.startsWith("java.time.") && name.equals("now");
            boolean system =
                owner.equals(Clock.class.getName())
                    && (name.startsWith("system") || name.startsWith("tick"));
            boolean millis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
            boolean date = owner.equals("java.util.Date") && name.equals("<init>");
            return now || system || millis || date;
          });

  private static final DescribedPredicate<JavaAccess<?>> READS_THE_STOPWATCH =
      DescribedPredicate.describe(
          "reads the stopwatch",
          access ->
              access.getTargetOwner().getName().equals("java.lang.System")
                  && access.getTarget().getName().equals("nanoTime"));

  @Test
  void the_time_is_read_in_the_clock_module_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fangkong.server.clock..")
        .should()
        .accessTargetWhere(READS_THE_TIME)
        .because("time is an argument or comes from the Clock bean")
        .check(CLASSES);
  }

  @Test
  void the_stopwatch_is_read_where_work_is_measured_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("fangkong.server.investigations", "fangkong.server.database")
        .should()
        .accessTargetWhere(READS_THE_STOPWATCH)
        .check(CLASSES);
  }

  @Test
  void nothing_is_random_but_secrets_and_the_port_of_a_database() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fangkong.server.database")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(CLASSES);
  }

  @Test
  void an_identity_number_is_revealed_where_it_is_sealed_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fangkong.server.people")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "reveals an identity number",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().isEquivalentTo(IdNumber.class)
                        && access.getTarget().getName().equals("reveal")))
        .check(CLASSES);
  }

  @Test
  void nothing_is_injected_into_a_field() {
    noFields()
        .should()
        .beAnnotatedWith(Autowired.class)
        .orShould()
        .beAnnotatedWith(Value.class)
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.Resource")
        .check(CLASSES);
  }

  @Test
  void controllers_are_package_private_and_stand_in_web() {
    classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .resideInAPackage("fangkong.server.*.web")
        .andShould()
        .haveSimpleNameEndingWith("Controller")
        .check(CLASSES);
  }

  @Test
  void nobody_depends_on_the_web_of_a_module() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fangkong.server..web")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("fangkong.server..web")
        .check(CLASSES);
  }

  /** The database module runs no SQL of the product: it makes roles and sets up the cluster. */
  @Test
  void sql_is_run_by_classes_named_jdbc_alone() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Jdbc")
        .and(
            resideOutsideOfPackages("fangkong.server.database")
                .and(DescribedPredicate.not(RUNS_SQL_FOR_A_REASON)))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(JdbcOperations.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(JdbcClient.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.sql.PreparedStatement")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.sql.Statement")
        .check(CLASSES);
    classes().that().haveSimpleNameStartingWith("Jdbc").should().bePackagePrivate().check(CLASSES);
  }

  private static final DescribedPredicate<JavaClass> RUNS_SQL_FOR_A_REASON =
      DescribedPredicate.describe(
          "the scope of transactions",
          javaClass -> javaClass.getSimpleName().equals("ScopedTransactions"));

  @Test
  void no_name_is_a_shrug() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Common)(\\$.*)?")
        .check(CLASSES);
    assertThat(CLASSES)
        .noneMatch(c ->
            Pattern.matches(".*\\.(common|utils?|helpers?|impl|base)(\\..*)?", c.getPackageName()));
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    Set<JavaPackage> packages = CLASSES.getPackage("fangkong.server").getSubpackagesInTree();
    assertThat(packages)
        .hasSizeGreaterThan(15)
        .allSatisfy(found ->
            assertThat(found.isAnnotatedWith(NullMarked.class))
                .as("%s has a package-info with @NullMarked", found.getName())
                .isTrue());
    assertThat(CLASSES.getPackage("fangkong.server").isAnnotatedWith(NullMarked.class)).isTrue();
  }
}
