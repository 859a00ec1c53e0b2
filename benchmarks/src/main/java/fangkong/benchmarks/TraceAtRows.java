package fangkong.benchmarks;

import fangkong.benchmarks.Asking.Quantile;
import fangkong.benchmarks.Asking.Unit;
import fangkong.benchmarks.peers.Engine;
import fangkong.benchmarks.peers.Peer;
import fangkong.benchmarks.peers.Peers;
import fangkong.benchmarks.peers.Question;
import fangkong.benchmarks.report.Growth;
import fangkong.benchmarks.report.Measured;
import fangkong.benchmarks.report.Measured.Beside;
import fangkong.benchmarks.town.CaseDraw;
import fangkong.benchmarks.town.CaseDraw.Case;
import fangkong.benchmarks.town.CheckInLog;
import fangkong.benchmarks.town.Town;
import fangkong.tracing.TraceParameters;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** All that is measured with one number of check-ins; the same questions to everybody. */
final class TraceAtRows {
  private static final int REPEATS = 3;
  private static final int WARM_UP = 100;
  private static final long GOAL_ROWS = 50_000_000;

  private final Run run;
  private final Size size;
  private final Town town;
  private final CheckInLog log;
  private final String scale;
  private final List<Measured> measured = new ArrayList<>();

  /** With as many threads as everybody has. */
  private double plainPassSeconds;

  TraceAtRows(Run run, Size size, long rows) {
    this.run = run;
    this.size = size;
    town = new Town(rows, Defaults.SEED);
    log = new CheckInLog(town);
    scale = Defaults.scale(rows);
  }

  List<Measured> run() throws SQLException, IOException, InterruptedException, ExecutionException {
    floor();
    List<Answers> reference = engine();
    for (Peers peer : Peers.values()) {
      run.say(scale + " check-ins into " + peer.title());
      try (Peer open = peer.open(Defaults.THREADS)) {
        open.load(log::writeTo, Defaults.ASSUMED_STAY);
        run.version(open.version());
        for (Answers ours : reference) {
          askBeside(open, ours);
        }
      }
    }
    return measured;
  }

  private void floor() throws InterruptedException, ExecutionException {
    PlainPass pass = new PlainPass(town.rows());
    for (int threads = 1; threads <= Defaults.THREADS; threads++) {
      String name = "a plain pass, threads: " + threads;
      plainPassSeconds = pass.seconds(threads);
      measured.add(Measured.alone(name(name), plainPassSeconds * 1e3, "ms", ""));
    }
    run.say("The sum of all passes is " + pass.sum());
  }

  private List<Answers> engine() throws SQLException, IOException, InterruptedException {
    run.say(scale + " check-ins into the engine");
    boolean isGoal = town.rows() == GOAL_ROWS;
    try (Engine engine = new Engine(Defaults.THREADS)) {
      engine.load(log::writeTo, Defaults.ASSUMED_STAY);
      double nanos = engine.building().toNanos();
      measured.add(
          Measured.alone(
              name("build from rows in memory"),
              nanos / town.rows(),
              "ns/row",
              isGoal ? "<= 35 ns" : ""));
      double bytes = engine.index().bytes();
      measured.add(
          Measured.alone(
              name("resident"), bytes / town.rows(), "B/row", isGoal ? "<= 16.5 B" : ""));
      List<Answers> answers = new ArrayList<>();
      for (Asking asking : askings(engine.latestEnd())) {
        run.say(scale + ": " + asking.name());
        int count = asking.questions().size();
        Answers.of(engine, asking, Math.min(WARM_UP, count), run.limit());
        Answers ours = Answers.of(engine, asking, count, run.limit());
        answers.add(ours);
        for (Quantile each : asking.quantiles()) {
          double value = ours.seconds(each.share()) * asking.unit().ofASecond;
          measured.add(
              Measured.alone(
                  name(asking.name() + each.suffix()), value, asking.unit().symbol, each.goal()));
        }
      }
      inUse(engine, isGoal);
      return answers;
    }
  }

  private void inUse(Engine engine, boolean isGoal) throws IOException, InterruptedException {
    run.say(scale + ": everybody, opening, arriving");
    List<Case> cases = CaseDraw.of(town, size.single, Defaults.SEED + 1);
    IndexInUse use = new IndexInUse(engine, town, cases, parameters(2, engine.latestEnd()), isGoal);
    measured.add(use.everyone(plainPassSeconds).named(scale));
    for (Measured each : use.opening()) {
      measured.add(each.named(scale));
    }
    measured.add(use.whileCheckInsArrive().named(scale));
  }

  private void askBeside(Peer peer, Answers ours) throws SQLException {
    Asking asking = ours.asking();
    run.say(scale + ": " + peer.name() + ", " + asking.name());
    Answers theirs = Answers.of(peer, asking, asking.forPeers(), run.limit());
    ours.refuseDifference(peer.name(), theirs);
    Quantile first = asking.quantiles().getFirst();
    double unit = asking.unit().ofASecond;
    double value = ours.seconds(first.share());
    double beside = theirs.seconds(first.share());
    measured.add(
        new Measured(
            name(asking.name() + first.suffix()),
            value * unit,
            asking.unit().symbol,
            new Beside(peer.name(), beside * unit, theirs.stopped()),
            goal(asking, peer)));
    if (asking.unit() == Unit.S) {
      run.growth().add("engine", new Growth.Point(town.rows(), value, false));
      run.growth().add(peer.name(), new Growth.Point(town.rows(), beside, theirs.stopped()));
    }
  }

  private String goal(Asking asking, Peer peer) {
    if (town.rows() != GOAL_ROWS) {
      return "";
    }
    return switch (asking.unit()) {
      case S -> ">= 300 x";
      case MS -> peer.name().equals(Peers.POSTGRESQL.title()) ? ">= 50 x" : "";
    };
  }

  private List<Asking> askings(long until) {
    boolean isGoal = town.rows() == GOAL_ROWS;
    List<Case> cases = CaseDraw.of(town, size.cases, Defaults.SEED);
    List<Case> single = CaseDraw.of(town, size.single, Defaults.SEED + 1);
    Quantile batch = new Quantile(0.5, "", isGoal ? "<= 0.5 s" : "");
    List<Quantile> one =
        List.of(
            new Quantile(0.5, ", p50", isGoal ? "<= 0.05 ms" : ""),
            new Quantile(0.99, ", p99", isGoal ? "<= 1 ms" : ""));
    List<Quantile> two =
        List.of(
            new Quantile(0.5, ", p50", isGoal ? "<= 5 ms" : ""),
            new Quantile(0.99, ", p99", isGoal ? "<= 50 ms" : ""));
    int forPeers = Math.min(single.size(), size.singleOfPeers);
    return List.of(
        new Asking(
            String.format(Locale.ROOT, "%,d cases, 2 generations", cases.size()),
            Collections.nCopies(REPEATS, new Question(cases, parameters(2, until))),
            1,
            List.of(batch),
            Unit.S),
        new Asking("one case, 1 generation", each(single, 1, until), forPeers, one, Unit.MS),
        new Asking("one case, 2 generations", each(single, 2, until), forPeers, two, Unit.MS));
  }

  private static List<Question> each(List<Case> cases, int generations, long until) {
    return cases.stream()
        .map(each -> new Question(List.of(each), parameters(generations, until)))
        .toList();
  }

  private static TraceParameters parameters(int generations, long until) {
    return new TraceParameters(
        generations, Defaults.MIN_OVERLAP, Defaults.LINGER, Defaults.LATENT, until);
  }

  private String name(String what) {
    return scale + ": " + what;
  }
}
