package fangkong.benchmarks;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.protocol.Protocol;
import fangkong.benchmarks.assessors.Assessed;
import fangkong.benchmarks.assessors.Assessor;
import fangkong.benchmarks.assessors.Engine;
import fangkong.benchmarks.assessors.EvidencePass;
import fangkong.benchmarks.drools.Drools;
import fangkong.benchmarks.people.Population;
import fangkong.benchmarks.report.Growth;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Measured.Beside;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** All that is measured with one number of people; the same question to everybody. */
final class AssessAtPeople {
  private static final int REPEATS = 3;
  private static final int WARM_UPS = 30;
  private static final int WARM_UP_PEOPLE = 10_000;
  private static final int GOAL_PEOPLE = 1_000_000;

  private final Run run;
  private final Protocol protocol;
  private final int people;
  private final String scale;
  private final List<Evidence> lines;
  private final List<String> persons;
  private final List<Measured> measured = new ArrayList<>();

  AssessAtPeople(Run run, Protocol protocol, int people) {
    this.run = run;
    this.protocol = protocol;
    this.people = people;
    scale = Defaults.scale(people);
    run.say(scale + " people");
    Population population = new Population(people, Defaults.SEED);
    lines = population.evidence();
    persons = population.persons();
  }

  List<Measured> run() throws InterruptedException, ExecutionException {
    double pass = floor();
    long began = System.nanoTime();
    EvidenceIndex evidence = EvidenceIndex.of(lines);
    double arranging = (System.nanoTime() - began) / 1e9;
    Engine engine = new Engine(persons, evidence, protocol);
    Answered ours = ask(engine);
    measured.add(Measured.alone(name("lines of evidence a person"), linesAPerson(), "", ""));
    measured.add(Measured.alone(name("arrange evidence by person"), arranging, "s", ""));
    measured.add(
        Measured.alone(
            name("assess one, of the time of a thread"),
            ours.seconds * Defaults.THREADS / people * 1e6,
            "us",
            ""));
    beside(ours, new Beside("plain pass", pass, false));
    try (Drools drools = new Drools(persons, evidence, protocol)) {
      run.version(drools.version());
      Answered theirs = ask(drools);
      ours.last
          .findDifference(theirs.last, persons)
          .ifPresent(difference -> {
            throw new Differs(drools.name(), scale + " people", difference);
          });
      beside(ours, new Beside(drools.name(), theirs.seconds, theirs.stopped()));
    }
    return measured;
  }

  private double linesAPerson() {
    return lines.size() / (double) people;
  }

  private double floor() throws InterruptedException, ExecutionException {
    EvidencePass pass = new EvidencePass(lines);
    double[] seconds = new double[WARM_UPS + REPEATS];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = pass.seconds(Defaults.THREADS, Population.AS_OF);
    }
    run.say("The sum of all passes is " + pass.seen());
    return Quantiles.of(seconds, 0.5);
  }

  /**
   * What an assessor answered last, and how long it took.
   *
   * @param seconds the median, or the limit where it was stopped
   */
  private record Answered(String name, Assessed last, double seconds) {
    boolean stopped() {
      return last.timed().stopped();
    }
  }

  private Answered ask(Assessor assessor) throws InterruptedException, ExecutionException {
    run.say(scale + ": " + assessor.name());
    for (int i = 0; i < WARM_UPS; i++) {
      assess(assessor, Math.min(people, WARM_UP_PEOPLE));
    }
    double[] seconds = new double[REPEATS];
    for (int i = 0; ; i++) {
      Assessed assessed = assess(assessor, people);
      boolean stopped = assessed.timed().stopped();
      seconds[i] = stopped ? run.limit().toNanos() / 1e9 : assessed.timed().seconds();
      if (stopped || i == REPEATS - 1) {
        double value = stopped ? seconds[i] : Quantiles.of(seconds, 0.5);
        run.growth().add(assessor.name(), new Growth.Point(people, value, stopped));
        return new Answered(assessor.name(), assessed, value);
      }
    }
  }

  private Assessed assess(Assessor assessor, int count)
      throws InterruptedException, ExecutionException {
    // The engine's answer is what the others are compared with, however long it takes.
    boolean unlimited = assessor instanceof Engine;
    return Assessed.by(
        assessor, count, Defaults.THREADS, unlimited ? Defaults.NO_LIMIT : run.limit());
  }

  private void beside(Answered ours, Beside beside) {
    boolean isGoal = people == GOAL_PEOPLE;
    measured.add(
        new Measured(
            name(String.format(Locale.ROOT, "assess everybody, threads: %d", Defaults.THREADS)),
            ours.seconds,
            "s",
            beside,
            isGoal ? "<= 2 s" : ""));
  }

  private String name(String what) {
    return scale + ": " + what;
  }
}
