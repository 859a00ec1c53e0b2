package fangkong.benchmarks.kernels;

import fangkong.benchmarks.town.CaseDraw;
import fangkong.benchmarks.town.CheckInLog;
import fangkong.benchmarks.town.CheckInSink;
import fangkong.benchmarks.town.Town;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Building an index, and tracing few and many sources through it, over one town. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TracingKernels {
  private static final long ASSUMED_STAY = 3_600;
  private static final int FEW = 1;
  private static final int MANY = 1_000;

  @Param("200000")
  private long rows;

  private CheckInLog log = new CheckInLog(new Town(1, 1));
  private Tracer tracer = new Tracer(TraceIndex.builder().build(0), PersonOrder.NATURAL);
  private CaseWindows few = CaseWindows.builder().build();
  private CaseWindows many = CaseWindows.builder().build();
  private TraceParameters parameters = TraceParameters.firstGeneration(0);

  @Setup
  public void prepare() {
    Town town = new Town(rows, 1);
    log = new CheckInLog(town);
    TraceIndex index = buildIndex();
    tracer = new Tracer(index, PersonOrder.NATURAL);
    parameters = new TraceParameters(1, 900, 600, 0, index.latestEnd().orElseThrow());
    few = windows(town, FEW);
    many = windows(town, MANY);
  }

  private static CaseWindows windows(Town town, int count) {
    CaseWindows.Builder windows = CaseWindows.builder();
    CaseDraw.of(town, count, 1)
        .forEach(each -> windows.window(each.person(), each.from(), each.until()));
    return windows.build();
  }

  @Benchmark
  public TraceIndex buildIndex() {
    TraceIndex.Builder builder = TraceIndex.builder();
    log.writeTo(
        new CheckInSink() {
          @Override
          public void stay(int person, int place, long enteredAt, long leftAt) {
            builder.stay(person, place, enteredAt, leftAt);
          }

          @Override
          public void openStay(int person, int place, long enteredAt) {
            builder.openStay(person, place, enteredAt);
          }
        });
    return builder.build(ASSUMED_STAY);
  }

  @Benchmark
  public Contacts traceFewSources() {
    return tracer.trace(few, parameters);
  }

  @Benchmark
  public Contacts traceManySources() {
    return tracer.trace(many, parameters);
  }
}
