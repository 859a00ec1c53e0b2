package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CheckInSink;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The tracing engine by its public interface. It is not stopped at the limit: its answer is what
 * the others are compared with.
 */
public final class Engine implements Peer {
  private TraceIndex index = TraceIndex.builder().build(0);
  private Tracer tracer = new Tracer(index, PersonOrder.NATURAL);
  private final ExecutorService pool;
  private final Workers workers;
  private Duration building = Duration.ZERO;

  public Engine(int threads) {
    pool = Executors.newFixedThreadPool(threads);
    workers = Workers.on(pool, threads);
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public String version() {
    return "engine of this tree";
  }

  @Override
  public void load(Consumer<CheckInSink> log, long assumedStaySeconds) {
    TraceIndex.Builder builder = TraceIndex.builder();
    log.accept(new Adding(builder));
    long began = System.nanoTime();
    index = builder.build(assumedStaySeconds, workers);
    building = Duration.ofNanos(System.nanoTime() - began);
    tracer = new Tracer(index, PersonOrder.NATURAL, workers);
  }

  /** How long it took to arrange what had been added. */
  public Duration building() {
    return building;
  }

  public TraceIndex index() {
    return index;
  }

  public Workers workers() {
    return workers;
  }

  /** The latest end of any stay, the usual {@code until} of a question. */
  public long latestEnd() {
    return index.latestEnd().orElse(0);
  }

  @Override
  public Outcome.Answered answer(Question question, Duration limit) {
    return answer(question);
  }

  /** Answers, however long it takes. */
  public Outcome.Answered answer(Question question) {
    long began = System.nanoTime();
    Contacts contacts = tracer.trace(question.windows(), question.parameters());
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    return new Outcome.Answered(Answer.of(contacts), time);
  }

  @Override
  public void close() {
    index = TraceIndex.builder().build(0);
    tracer = new Tracer(index, PersonOrder.NATURAL);
    pool.close();
  }

  private record Adding(TraceIndex.Builder builder) implements CheckInSink {
    @Override
    public void stay(int person, int place, long enteredAt, long leftAt) {
      builder.stay(person, place, enteredAt, leftAt);
    }

    @Override
    public void openStay(int person, int place, long enteredAt) {
      builder.openStay(person, place, enteredAt);
    }
  }
}
