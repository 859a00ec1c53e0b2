package fangkong.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were taken on. */
public record Machine(int cores, double memoryGib, String processor, String java) {

  /** This machine. */
  public static Machine here() throws IOException {
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memory / (double) (1 << 30),
        processorName(),
        Runtime.version().toString());
  }

  private static String processorName() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return System.getProperty("os.arch", "");
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch", ""));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d cores, %.0f GiB, %s, Java %s", cores, memoryGib, processor, java);
  }
}
