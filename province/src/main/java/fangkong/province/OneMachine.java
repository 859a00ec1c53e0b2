package fangkong.province;

import fangkong.loopback.Child;
import fangkong.loopback.LoopbackCluster;
import fangkong.province.Found.Answer;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The engine in one process, with all processors. */
public final class OneMachine {
  private OneMachine() {}

  /** In a process of its own, which has most of the memory of this machine while it runs. */
  static Answer apart(long rows, int passes) throws IOException {
    Process process =
        new ProcessBuilder(
                Child.command(
                    List.of(
                        "-XX:+UseParallelGC",
                        "-XX:MaxRAMPercentage=80",
                        "-XX:+DisplayVMOutputToStderr"),
                    LoopbackCluster.classPath(),
                    OneMachine.class.getName(),
                    List.of(Long.toString(rows), Integer.toString(passes))))
            .redirectError(Redirect.INHERIT)
            .start();
    try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
      return (Answer) in.readObject();
    } catch (EOFException e) {
      throw new IOException(
          "one machine ended without an answer to %,d rows. Maybe give --one-machine-up-to less"
              .formatted(rows),
          e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly().onExit().join(); // its memory is what comes next needs
    }
  }

  /** What {@link #apart} starts: its arguments are rows and passes, its output is the answer. */
  public static void main(String[] args) throws IOException {
    Answer answer =
        trace(
            Province.of(Long.parseLong(args[0])),
            Asked.usual(Integer.parseInt(args[1])),
            Runtime.getRuntime().availableProcessors());
    ObjectOutputStream out = new ObjectOutputStream(System.out);
    out.writeObject(answer);
    out.flush();
  }

  static Answer trace(Province province, Asked asked, int threads) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Workers workers = Workers.on(executor, threads);
      long began = System.nanoTime();
      TraceIndex.Builder builder = TraceIndex.builder();
      for (int county = 0; county < province.counties(); county++) {
        province
            .county(county)
            .forEach(stay -> builder.stay(stay.person(), stay.place(), stay.from(), stay.until()));
      }
      TraceIndex index = builder.build(0, workers);
      double arranged = (System.nanoTime() - began) / 1e9;
      CaseWindows.Builder windows = CaseWindows.builder();
      province
          .cases(asked.cases())
          .forEach(each -> windows.window(each.person(), each.from(), each.until()));
      CaseWindows cases = windows.build();
      TraceParameters parameters =
          new TraceParameters(
              asked.generations(), asked.minOverlap(), 0, asked.latent(), Province.END);
      Tracer tracer = new Tracer(index, PersonOrder.NATURAL, workers);
      Passes passes = new Passes();
      for (int pass = 1; pass < asked.passes(); pass++) {
        trace(tracer, cases, parameters, passes);
      }
      Contacts contacts = trace(tracer, cases, parameters, passes);
      return new Answer(arranged, generations(contacts, passes, parameters), false);
    }
  }

  private static Contacts trace(
      Tracer tracer, CaseWindows cases, TraceParameters parameters, Passes passes) {
    double[] seconds = new double[parameters.generations()];
    long[] last = {System.nanoTime()};
    Contacts contacts =
        tracer.trace(
            cases,
            parameters,
            generation -> {
              long now = System.nanoTime();
              seconds[generation - 1] = (now - last[0]) / 1e9;
              last[0] = now;
            });
    passes.add(seconds);
    return contacts;
  }

  private static List<Found> generations(
      Contacts contacts, Passes passes, TraceParameters parameters) {
    List<Found> found = new ArrayList<>();
    for (int generation = 1; generation <= parameters.generations(); generation++) {
      long count = 0;
      long first = 0;
      long last = 0;
      long overlap = 0;
      long exposures = 0;
      for (int row = 0; row < contacts.size(); row++) {
        if (contacts.generation(row) == generation) {
          count++;
          first += contacts.firstExposedAt(row);
          last += contacts.lastExposedAt(row);
          overlap += contacts.overlapSeconds(row);
          exposures += contacts.exposures(row);
        }
      }
      found.add(
          new Found(
              generation,
              new Found.Sums(count, first, last, overlap, exposures),
              passes.median(generation),
              -1));
    }
    return found;
  }
}
