package fangkong.server.assessments.web;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Finding;
import fangkong.assessment.protocol.Protocol;
import fangkong.judgement.standings.Adoption;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.ProtocolLibrary;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The protocols there are, what each says, and which of them was put into effect where. */
@RestController
@RequestMapping("/api/protocols")
class ProtocolsController {

  /**
   * A protocol in the list.
   *
   * @param base the protocol it is laid over
   * @param stricter in how many ways it is stricter than its base
   * @param unjustified in how many of them without a written reason
   */
  record Shipped(
      String id,
      String disease,
      @Nullable String base,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<String> categories,
      int stricter,
      int unjustified) {}

  /** Who put it into effect, and what it changes in its base. */
  record Signed(String name, String office, LocalDate on) {}

  /** So many negatives within so many days, each at least so long after the one before. */
  record RuleView(int tests, int windowDays, int minGapHours, String source, String conf) {}

  /**
   * A stretch of days.
   *
   * @param tests days of the segment, day 0 being its first; empty under a rule
   * @param temperaturePerDay how often it is taken, 0 where nothing is said
   */
  record SegmentView(
      String tier,
      int days,
      List<Integer> tests,
      @Nullable RuleView rule,
      String code,
      boolean environment,
      @Nullable String fallback,
      int temperaturePerDay) {}

  /**
   * A clause.
   *
   * @param layer the protocol that defines it
   * @param transferWithinHours how soon somebody must be taken to the place of isolation
   * @param positiveCtBelow below which Ct a sample counts as positive
   * @param susceptibleOnly whether it is about susceptible people only
   */
  record ClauseView(
      String category,
      String layer,
      List<String> fires,
      @Nullable Integer historyDays,
      List<String> anchors,
      List<SegmentView> segments,
      int linkFirstTests,
      @Nullable Integer transferWithinHours,
      @Nullable Integer positiveCtBelow,
      boolean susceptibleOnly,
      String source,
      String conf) {}

  /** Days around an event in which a case exposes others; without last day until isolation. */
  record WindowView(String event, int firstDay, @Nullable Integer lastDay) {}

  /**
   * When a case exposes others.
   *
   * @param fromOnset from the onset on only
   * @param lingerHours how long a place exposes after the case has left
   */
  record LookbackView(
      List<WindowView> windows, boolean fromOnset, int lingerHours, String source, String conf) {}

  /** What lifts all zones; null where nothing is said. */
  record LiftView(
      int noNewDays,
      @Nullable Integer lastContactDays,
      @Nullable Integer fullRoundNegativeWithinDays) {}

  /** What lowers a kind of zone to another. */
  record DownView(String kind, String to, int noNewDays, @Nullable Integer roundNegativeOnDay) {}

  /** How risk areas are drawn and lifted; {@code kinds} are strictest first. */
  record ZonesView(
      List<String> kinds,
      @Nullable LiftView lift,
      List<DownView> down,
      String source,
      String conf) {}

  /** What an extent is. */
  enum ExtentKind {
    NOTHING,
    UNLIMITED,
    FLAG,
    COUNT,
    DAYS,
    STAY,
    WHOLE,
    AT,
    SHOWS,
    AS
  }

  /** How much a protocol asks for: {@code is} tells which of the others are there. */
  record ExtentView(
      ExtentKind is,
      @Nullable Boolean set,
      @Nullable Integer count,
      @Nullable Integer days,
      @Nullable String tier,
      @Nullable String code,
      @Nullable String name) {}

  /** {@code rule} is the number among the nine don'ts, null where none names it. */
  record StricterView(
      String kind,
      @Nullable Integer rule,
      String category,
      String what,
      ExtentView base,
      ExtentView overlay,
      @Nullable String justification) {}

  /** A protocol in full; its parts come from its own file or from those it stands on. */
  record View(
      Shipped shipped,
      @Nullable Signed signed,
      String changes,
      List<ClauseView> clauses,
      List<String> retires,
      @Nullable LookbackView lookback,
      @Nullable ZonesView zones,
      List<StricterView> stricter) {}

  private final ProtocolLibrary library;
  private final Assessments assessments;

  ProtocolsController(ProtocolLibrary library, Assessments assessments) {
    this.library = library;
    this.assessments = assessments;
  }

  @GetMapping
  List<Shipped> listProtocols() {
    return library.listProtocols().stream().map(this::shipped).toList();
  }

  @GetMapping("/{id}")
  View showProtocol(@PathVariable String id) {
    Protocol protocol = library.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return new View(
        shipped(protocol),
        protocol
            .enactment()
            .signed()
            .map(signed -> new Signed(signed.name(), signed.office(), signed.on()))
            .orElse(null),
        protocol.enactment().changes(),
        protocol.categories().stream().map(Clauses::view).toList(),
        protocol.retires(),
        protocol.lookback().map(Blocks::view).orElse(null),
        protocol.zones().map(Blocks::view).orElse(null),
        library.lint(protocol).stream().map(finding -> stricter(finding, protocol)).toList());
  }

  @GetMapping("/adoptions")
  List<Adoption> listAdoptions() {
    return assessments.listAdoptions();
  }

  private Shipped shipped(Protocol protocol) {
    List<Finding> findings = library.lint(protocol);
    return new Shipped(
        protocol.id(),
        protocol.disease(),
        protocol.base(),
        protocol.from(),
        protocol.until(),
        protocol.categories().stream().map(Category::id).toList(),
        findings.size(),
        (int)
            findings.stream()
                .filter(finding -> !finding.isJustifiedBy(protocol.enactment().justification()))
                .count());
  }

  private static StricterView stricter(Finding finding, Protocol protocol) {
    return new StricterView(
        finding.kind().name(),
        whole(finding.kind().rule()),
        finding.category(),
        finding.what(),
        Blocks.view(finding.base()),
        Blocks.view(finding.overlay()),
        Optional.ofNullable(protocol.enactment().justification().get(finding.category()))
            .orElse(null));
  }

  static @Nullable Integer whole(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
