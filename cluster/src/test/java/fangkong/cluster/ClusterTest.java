package fangkong.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one cluster, which lives as long as their class. */
abstract class ClusterTest {
  private static @Nullable ClusterUnderTest cluster;

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void start() throws IOException {
    cluster = ClusterUnderTest.start();
  }

  @AfterAll
  static void stop() throws IOException {
    cluster().close();
  }

  static ClusterUnderTest cluster() {
    return Objects.requireNonNull(cluster);
  }
}
