package fangkong.tracing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What this room may know, and how large its parts may be. */
class ArchitectureTest {
  private static final int LINES_OF_A_FILE = 400;
  private static final int LINES_OF_A_METHOD = 40;

  private final JavaClasses room =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fangkong.tracing");

  @Test
  void theRoomKnowsTheJdkCoreAndNothingElse() {
    assertThat(room).isNotEmpty();
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "fangkong.tracing..",
            "java.lang",
            "java.lang.annotation",
            "java.lang.foreign",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.nio",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.function",
            "java.util.stream",
            "java.util.zip",
            "org.jspecify.annotations")
        .check(room);
  }

  @Test
  void theRoomReadsNoClockAndNoChance() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|SplittableRandom|Date|Calendar|UUID|Timer|Scanner|Properties)")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Process.class)
        .check(room);
  }

  @Test
  void columnsKnowNothingOfTracing() {
    noClasses()
        .that()
        .resideInAPackage("fangkong.tracing.column")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "fangkong.tracing", "fangkong.tracing.kernel", "fangkong.tracing.segment")
        .check(room);
  }

  @Test
  void filesAndMethodsStayReadable() throws IOException {
    String root = System.getProperty("fangkong.root", "..");
    List<String> tooLong = new ArrayList<>();
    int files = 0;
    try (Stream<Path> sources = Files.walk(Path.of(root, "tracing", "src", "main", "java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        files++;
        if (Files.readAllLines(source).size() > LINES_OF_A_FILE) {
          tooLong.add(source.getFileName().toString());
        }
        tooLong.addAll(longMethods(source));
      }
    }
    assertThat(files).isGreaterThan(10);
    assertThat(tooLong).isEmpty();
  }

  private static List<String> longMethods(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        LineMap lines = unit.getLineMap();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long start = lines.getLineNumber(positions.getStartPosition(unit, method));
            long end = lines.getLineNumber(positions.getEndPosition(unit, method));
            if (end - start >= LINES_OF_A_METHOD) {
              found.add(source.getFileName() + " " + method.getName());
            }
            return super.visitMethod(method, null);
          }
        }.scan(unit, null);
      }
    }
    return found;
  }
}
