package fangkong.benchmarks;

import fangkong.benchmarks.peers.Engine;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Measured.Beside;
import fangkong.benchmarks.town.CaseDraw.Case;
import fangkong.benchmarks.town.Town;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.LiveIndex;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What no peer is asked, since none has it: everybody's meetings, opening an index from its files,
 * and asking it while check-ins arrive.
 */
final class IndexInUse {
  private static final int REPEATS = 5;
  private static final int ARRIVING_A_SECOND = 100_000;
  private static final int ARRIVING_AT_ONCE = 500;
  private static final int SEALED_AT_ONCE = 20_000;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final Duration ASKING = Duration.ofSeconds(10);
  private static final Duration ASKING_FEW = Duration.ofSeconds(1);
  private static final long FEW_ROWS = 1_000_000;

  private final TraceIndex index;
  private final Workers workers;
  private final Town town;
  private final List<Case> cases;
  private final TraceParameters parameters;
  private final boolean isGoal;

  /** {@code cases} are asked about one by one, over the generations of the parameters. */
  IndexInUse(
      Engine engine, Town town, List<Case> cases, TraceParameters parameters, boolean isGoal) {
    index = engine.index();
    workers = engine.workers();
    this.town = town;
    this.cases = List.copyOf(cases);
    this.parameters = parameters;
    this.isGoal = isGoal;
  }

  /** Beside the seconds of a plain pass with as many threads. */
  Measured everyone(double plainPassSeconds) {
    Tracer tracer = new Tracer(index, PersonOrder.NATURAL, workers);
    double[] seconds = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long began = System.nanoTime();
      tracer.everyone(Defaults.MIN_OVERLAP);
      seconds[i] = secondsSince(began);
    }
    Beside pass = new Beside("plain pass", plainPassSeconds * 1e3, false);
    String goal = isGoal ? "<= 40 passes" : "";
    return new Measured("everybody's meetings", Quantiles.of(seconds, 0.5) * 1e3, "ms", pass, goal);
  }

  /** From files that were just written, so that the machine still has them in memory. */
  List<Measured> opening() throws IOException {
    Path folder = Files.createTempDirectory("fangkong-segments");
    try (Arena arena = Arena.ofShared()) {
      List<Path> files = written(folder);
      long began = System.nanoTime();
      List<MemorySegment> images = new ArrayList<>();
      for (Path file : files) {
        try (FileChannel channel = FileChannel.open(file)) {
          images.add(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
      }
      TraceIndex opened = TraceIndex.open(images, Defaults.ASSUMED_STAY);
      double opening = secondsSince(began) * 1e3;
      long asked = System.nanoTime();
      ask(new Tracer(opened, PersonOrder.NATURAL, workers), cases.getFirst());
      double answering = secondsSince(asked) * 1e3;
      return List.of(
          Measured.alone("open from files", opening, "ms", isGoal ? "<= 100 ms" : ""),
          Measured.alone("first answer after it", answering, "ms", isGoal ? "<= 50 ms" : ""));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private List<Path> written(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < index.segments(); i++) {
      Path file = folder.resolve("segment-" + i);
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          Arena arena = Arena.ofConfined()) {
        index.write(i, channel.map(FileChannel.MapMode.READ_WRITE, 0, index.bytes(i), arena));
      }
      files.add(file);
    }
    return files;
  }

  /** The median answer while check-ins arrive, beside that of the same index in peace. */
  Measured whileCheckInsArrive() throws InterruptedException {
    LiveIndex live = new LiveIndex(index, 0, Workers.ALONE);
    median(live);
    double quiet = median(live);
    AtomicBoolean over = new AtomicBoolean();
    Thread arriving = Thread.ofPlatform().start(() -> arrive(live, over));
    double busy = median(live);
    over.set(true);
    arriving.join();
    Beside beside = new Beside("none arriving", quiet * 1e3, false);
    String name = "one case, 2 generations, 100,000 check-ins/s arriving, p50";
    return new Measured(name, busy * 1e3, "ms", beside, isGoal ? "<= 1.5 times" : "");
  }

  private void arrive(LiveIndex live, AtomicBoolean over) {
    long began = System.nanoTime();
    long arrived = 0;
    while (!over.get()) {
      long due = (long) (secondsSince(began) * ARRIVING_A_SECOND);
      if (arrived + ARRIVING_AT_ONCE > due) {
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      for (int i = 0; i < ARRIVING_AT_ONCE; i++, arrived++) {
        int person = (int) (arrived * 7_919 % town.persons());
        int place = (int) (arrived * 104_729 % town.places());
        live.openStay(person, place, parameters.until() + arrived / ARRIVING_A_SECOND);
      }
      if (arrived % SEALED_AT_ONCE == 0) {
        live.seal();
      }
    }
  }

  private double median(LiveIndex live) {
    List<Double> seconds = new ArrayList<>();
    long end = System.nanoTime() + (town.rows() < FEW_ROWS ? ASKING_FEW : ASKING).toNanos();
    TraceIndex last = live.current();
    Tracer tracer = new Tracer(last, PersonOrder.NATURAL);
    for (int i = 0; System.nanoTime() < end; i++) {
      long began = System.nanoTime();
      TraceIndex now = live.current();
      if (now != last) {
        tracer = new Tracer(now, PersonOrder.NATURAL);
        last = now;
      }
      ask(tracer, cases.get(i % cases.size()));
      seconds.add(secondsSince(began));
    }
    return Quantiles.of(seconds.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
  }

  private void ask(Tracer tracer, Case one) {
    CaseWindows.Builder windows = CaseWindows.builder();
    windows.window(one.person(), one.from(), one.until());
    tracer.trace(windows.build(), parameters);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
