package fangkong.benchmarks;

import fangkong.assessment.protocol.Protocol;
import fangkong.benchmarks.people.Population;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Subject;
import fangkong.codec.ProtocolFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fangkong bench assess}: the engine beside Drools and a plain pass. */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = "Measure assessment beside Drools and a plain pass over the same evidence.")
final class AssessBench implements Callable<Integer> {
  private static final String QUESTION =
      """
      How everybody stands under CN-COVID-9: category, code, status, and the segments of the leading course (tier, from, until).

      The evidence is that of a synthetic population, always the same from a seed, 10 lines a person (`benchmarks/src/main/java/fangkong/benchmarks/people`): of 20 people, 4 close contacts, 3 contacts of contacts who are linked to one of them,
      6 returnees from areas of the three risks, 2 inbound, 1 positive, and 4 with nothing that opens a course; tests missed, late, grey, invalid, pending and positive, symptoms, swabs of the room, cases and discharges, rulings. All of it is in
      memory, by person, before the clock starts. Engine and Drools get the same people in the same run with the same number of threads, each warmed by the same number of passes; the value is the median of three, or the only one where a
      pass was stopped at the limit, which is shown with ">". Every person's answer is compared with the engine's; a difference ends the run.

      The engine answers more than it is asked here: reasons, missing tests, which sample answers which test, the next instant of change. Drools has the whole question but for three things: a ruling that excludes sets only tests aside; that a segment
      once ended never reopens is asked as seen from now, not from every earlier instant; and sessions are not given the kinds of evidence that no rule asks for. The people are such that the first two make no difference. Its rules
      (`benchmarks/src/main/resources/fangkong/benchmarks/drools/assess.drl`) are compiled once, before the clock, into an executable model; the facts are the evidence records themselves, joined by person, which Drools indexes; samples are matched with
      test days in Java; each thread works with a stateless session from a pool, on 100 people at once (10 and 1,000 were no faster).

      A plain pass asks every line whether it is seen and whether it is a test, which is the least that anybody has to look at.
      """;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--people",
      split = ",",
      defaultValue = "10000,100000,1000000",
      paramLabel = "N",
      description = "Numbers of people (default: ${DEFAULT-VALUE}).")
  private List<Integer> people = List.of();

  @Mixin private final Showing showing;

  private final Path home;

  AssessBench(LocalDate date, Path home) {
    showing = new Showing(date, home);
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    for (int each : people) {
      if (each < 1) {
        throw new ParameterException(
            spec.commandLine(), "option --people is " + each + ". Maybe a number from 1 on");
      }
    }
    Protocol protocol = protocol();
    Run run = showing.run(spec.commandLine().getErr());
    List<Measured> figures = new ArrayList<>();
    try {
      for (int each : people) {
        figures.addAll(new AssessAtPeople(run, protocol, each).run());
      }
    } catch (Differs e) {
      run.say(String.valueOf(e.getMessage()));
      return TraceBench.WRONG;
    }
    showing.show(run, figures, subject(), spec);
    return 0;
  }

  private Protocol protocol() throws IOException {
    Path folder = home.resolve("protocols");
    return ProtocolFiles.read(folder)
        .findProtocol(Population.PROTOCOL)
        .orElseThrow(() -> new IOException(folder + " has no " + Population.PROTOCOL));
  }

  private static Subject subject() {
    return new Subject(
        "assess",
        "Assessment, measured",
        "assess",
        "people",
        "Time to assess everybody, 10 lines of evidence a person",
        QUESTION);
  }
}
