package fangkong.cli.demo;

import fangkong.cli.Refusal;
import fangkong.simulation.Scenario;
import fangkong.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code fangkong demo}: plays scenarios on a server of its own and says whether every figure came
 * out.
 */
@Command(
    name = "demo",
    description = "Play a demonstration county through the doors of real use, then serve it.")
public final class DemoCommand implements Callable<Integer> {

  private static final int DEFAULT_PORT = 8080;

  /** How the outbreak is traced. */
  public static final Duration MIN_OVERLAP = Duration.ofHours(1);

  public static final Duration LATENT = Duration.ofDays(2);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--exit", description = "Stop after the print: 0 if every check held, else 1.")
  private boolean exit;

  @Option(names = "--scenario", paramLabel = "NAME", description = "Play this one only.")
  private String scenario = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Other people and events (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to serve on (default: 8080; with --exit any free one).")
  private int port = -1;

  private final Texts texts = Texts.ofEnvironment();

  @Override
  public Integer call() throws Exception {
    List<Scenario> scenarios = scenario.isEmpty() ? List.of(Scenario.values()) : List.of(chosen());
    PrintWriter out = spec.commandLine().getOut();
    out.println(texts.say("title", Long.toString(seed)));
    try (ServerProcess server = ServerProcess.start(port >= 0 ? port : exit ? 0 : DEFAULT_PORT)) {
      out.println(texts.say("ready", seconds(server.startTime())));
      SignIns signIns =
          new SignIns(Api.local(server.port()), server.setupToken(), List.of("15/", "41/"));
      long began = System.nanoTime();
      boolean held = true;
      for (Scenario each : scenarios) {
        held &= play(each, scenarios.getLast(), server, signIns, out);
      }
      out.println();
      out.println(
          texts.say(
              held ? "allHeld" : "notAllHeld",
              seconds(Duration.ofNanos(System.nanoTime() - began))));
      if (!exit) {
        serve(server, signIns, out);
      }
      return held ? 0 : 1;
    }
  }

  private Scenario chosen() {
    return Scenario.find(scenario)
        .orElseThrow(() ->
            new Refusal(
                "--scenario is "
                    + scenario
                    + ". Maybe one of "
                    + Arrays.stream(Scenario.values())
                        .map(Scenario::word)
                        .collect(Collectors.joining(", "))));
  }

  private boolean play(
      Scenario each, Scenario last, ServerProcess server, SignIns signIns, PrintWriter out)
      throws IOException {
    Path folder = server.folder().resolve(each.word());
    Simulation.write(each, seed, folder);
    try (Player player = new Player(folder, signIns)) {
      out.println();
      out.println(
          texts.say(
              "scenario." + each.word(),
              player.from().toString(),
              player.cutOff().toLocalDate().toString()));
      out.flush();
      long began = System.nanoTime();
      Player.Played played = player.play();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      out.println(texts.say("laidOut", played.nodes(), played.workers()));
      if (played.lists() > 0) {
        out.println(
            texts.say(
                "lists",
                played.lists(),
                played.listRows(),
                played.listRows() - played.listDuplicates() - played.listRejected(),
                played.listDuplicates(),
                played.listRejected()));
      }
      out.println(
          texts.say(
              "facts",
              played.facts(),
              seconds(took),
              Math.round(played.facts() / (took.toMillis() / 1000.0))));
      boolean held = report(each, player, played, signIns, folder, out);
      if (!exit && each == last) {
        addFieldAccounts(player, signIns);
      }
      return held;
    }
  }

  /** Whoever has most to do at the end, and the posts of the place. */
  private static void addFieldAccounts(Player player, SignIns signIns) throws IOException {
    String busiest = "";
    int most = 0;
    for (JsonNode load : new Figures(signIns.command(), signIns.epidemiologist(), player).loads()) {
      String worker = load.path("worker").stringValue();
      if (!worker.isEmpty() && load.path("open").intValue() > most) {
        busiest = worker;
        most = load.path("open").intValue();
      }
    }
    if (!busiest.isEmpty()) {
      signIns.addWorker(busiest, player.regionOf(busiest));
    }
    signIns.addCheckpoint(player.region());
  }

  private boolean report(
      Scenario each,
      Player player,
      Player.Played played,
      SignIns signIns,
      Path folder,
      PrintWriter out)
      throws IOException {
    Figures figures = new Figures(signIns.command(), signIns.epidemiologist(), player);
    List<Check> checks = new ArrayList<>();
    switch (each) {
      case LUANJINGTAN -> {
        checks.addAll(figures.luanjingtan(played));
        Judged judged = Judged.again(signIns.analyst(), player, folder);
        out.println(texts.say("judged", judged.facts(), Judged.WORKERS, seconds(judged.took())));
        checks.add(new Check("0.10", "judgedAlike", judged.answers(), judged.alike()));
      }
      case TAOLINPU -> checks.addAll(figures.taolinpu());
      case OUTBREAK -> {
        Figures.Traced traced = figures.trace(folder);
        out.println(
            texts.say(
                "traced",
                traced.checkIns(),
                traced.micros() / 1000,
                traced.contacts().getFirst(),
                traced.contacts().get(1),
                traced.accepted()));
        out.println(
            texts.say(
                "recall",
                traced.reached(),
                traced.infected(),
                100.0 * traced.reached() / traced.infected()));
        checks.add(
            new Check(
                "3.7",
                "handedOver",
                traced.contacts().stream().mapToInt(Integer::intValue).sum(),
                traced.accepted()));
      }
    }
    JsonNode base = each == Scenario.OUTBREAK ? figures.baseFiguresNow() : figures.baseFigures();
    for (Map.Entry<String, Integer> category : figures.categories().entrySet()) {
      out.println(texts.say("category", category.getKey(), category.getValue()));
    }
    printBase(base, out);
    printTasks(figures.loads(), out);
    checks.add(new Check("0.9", "sumsClose", 1, Figures.close(base) ? 1 : 0));
    for (Check check : checks) {
      String key = check.held() ? "held" : "missed";
      out.println(
          texts.say(
              key,
              check.row(),
              texts.say("check." + check.name()),
              check.actual(),
              check.expected()));
    }
    String open = texts.say("notBuilt." + each.word());
    if (!open.isEmpty()) {
      out.println(texts.say("notBuilt", open));
    }
    out.flush();
    return checks.stream().allMatch(Check::held);
  }

  private void printBase(JsonNode base, PrintWriter out) {
    JsonNode managed = base.path("managed");
    out.println(
        texts.say(
            "base",
            base.path("cumulative").intValue(),
            managed.path("total").intValue(),
            base.path("released").intValue(),
            base.path("confirmed").intValue(),
            base.path("movedOut").intValue()));
    out.println(
        texts.say(
            "managed",
            managed.path("total").intValue(),
            managed.path("central").intValue(),
            managed.path("awaitingTransfer").intValue(),
            managed.path("homeIsolation").intValue(),
            managed.path("homeMonitoring").intValue(),
            managed.path("hospital").intValue()));
    JsonNode period = base.path("period");
    out.println(
        texts.say(
            "period",
            period.path("current").intValue(),
            period.path("last").intValue(),
            period.path("added").intValue(),
            period.path("released").intValue(),
            period.path("confirmed").intValue(),
            period.path("movedOut").intValue(),
            period.path("withdrawn").intValue()));
  }

  private void printTasks(JsonNode loads, PrintWriter out) {
    int open = 0;
    int overdue = 0;
    int orphans = 0;
    int workers = 0;
    for (JsonNode load : loads) {
      open += load.path("open").intValue();
      overdue += load.path("overdue").intValue();
      if (load.path("worker").stringValue().isEmpty()) {
        orphans += load.path("open").intValue();
      } else {
        workers++;
      }
    }
    out.println(texts.say("tasks", open, workers, overdue, orphans));
  }

  private void serve(ServerProcess server, SignIns signIns, PrintWriter out)
      throws InterruptedException {
    out.println();
    out.println(texts.say("address", "http://localhost:" + server.port() + "/"));
    for (SignIns.SignIn account : signIns.list()) {
      out.println(
          texts.say(
              "signIn",
              texts.say("role." + account.role()),
              account.username(),
              account.password()));
    }
    out.println(texts.say("stop"));
    out.flush();
    server.await();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
