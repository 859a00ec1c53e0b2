package fangkong.cli.count;

import fangkong.assessment.protocol.Protocol;
import fangkong.cli.Refusal;
import fangkong.cli.assess.OutOption;
import fangkong.cli.assess.ProtocolFolder;
import fangkong.cli.assess.ProtocolTexts;
import fangkong.cli.assess.ProtocolsOption;
import fangkong.cli.assess.TimeWithOffset;
import fangkong.cli.assess.ZoneOption;
import fangkong.judgement.figures.FigureAnswers;
import fangkong.judgement.figures.FigureQuestion;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The options of figures, whoever counts. */
public final class CountOptions {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int MOST_DAYS = 366;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--facts",
      paramLabel = "FILE.jsonl",
      required = true,
      description = {
        "The ledger of facts, as GET /api/ledgers/facts?purpose=… gives it: a file, or a folder."
      })
  private Path facts = Path.of("");

  @Option(
      names = "--adoptions",
      paramLabel = "FILE.json",
      required = true,
      description = "Which protocol holds where, as GET /api/protocols/adoptions gives it.")
  private Path adoptions = Path.of("");

  @Option(
      names = "--region",
      paramLabel = "PATH",
      required = true,
      description = "A region whose figures are asked for; may be repeated.")
  private List<String> regions = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "T",
      required = true,
      converter = TimeWithOffset.class,
      description = "The cut-off.")
  private Instant asOf = Instant.EPOCH;

  @Option(
      names = "--since",
      paramLabel = "T",
      converter = TimeWithOffset.class,
      description = "The cut-off of the period before (default: 24 hours before).")
  private @Nullable Instant since;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "28",
      description = "How many days of the epidemic curve (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--notice-days",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How many days before the arrival a declaration is in time (default: ${DEFAULT-VALUE})."
      })
  private int noticeDays;

  @Mixin private ProtocolsOption protocols = new ProtocolsOption();
  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private OutOption out = new OutOption();

  /** Refuses numbers and regions that are none. */
  public void check() {
    if (days < 1 || days > MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--days': \"%d\". Maybe 1 to %d".formatted(days, MOST_DAYS));
    }
    if (noticeDays < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--notice-days': \"%d\" is negative".formatted(noticeDays));
    }
    question();
  }

  public Path facts() {
    return facts;
  }

  /** What is asked for. */
  private FigureQuestion question() {
    Instant begin = since == null ? asOf.minus(Duration.ofDays(1)) : since;
    return new FigureQuestion(
        regions.stream().map(CountOptions::region).toList(),
        begin,
        asOf,
        days,
        noticeDays,
        zone.zone());
  }

  private static Region region(String text) {
    return Region.find(text)
        .orElseThrow(() ->
            new Refusal(
                "option --region, value %s: is no region. Maybe a path such as 15/29/21/"
                    .formatted(text)));
  }

  /** The question, and the protocols by which it is answered; refused where one is not there. */
  public Counting counting() {
    ProtocolFolder folder = protocols.folder();
    return new Counting(question(), adoptions(folder), new ProtocolTexts(folder));
  }

  /** Which protocol holds where, each of them one of the folder. */
  private Adoptions adoptions(ProtocolFolder folder) {
    List<Adoption> read;
    try {
      read = MAPPER.readerForListOf(Adoption.class).readValue(Files.readAllBytes(adoptions));
    } catch (IOException | JacksonException e) {
      throw new Refusal(
          "option --adoptions, value %s: it cannot be read. Maybe it is not what GET /api/protocols/adoptions gave"
              .formatted(adoptions),
          e);
    }
    Map<String, Protocol> known = folder.byId();
    read.stream()
        .map(Adoption::protocol)
        .filter(id -> !known.containsKey(id))
        .findFirst()
        .ifPresent(id -> {
          throw new Refusal(
              "option --adoptions, value %s: is adopted and not a protocol of %s. Maybe name its folder with --protocols"
                  .formatted(id, folder.path()));
        });
    return new Adoptions(read);
  }

  /**
   * Writes the answers, a line each: {@code {"report":…,"region":…,"answer":…}}, the answer to the
   * letter as the report of that name gives it.
   */
  public void write(Stream<FigureAnswers> answers) {
    out.write(answers.flatMap(CountOptions::lines));
  }

  private static Stream<String> lines(FigureAnswers answers) {
    return answers.byReport().entrySet().stream()
        .map(answer ->
            "{\"report\":\"%s\",\"region\":\"%s\",\"answer\":%s}"
                .formatted(
                    answer.getKey(),
                    answers.region(),
                    MAPPER.writeValueAsString(answer.getValue())));
  }
}
