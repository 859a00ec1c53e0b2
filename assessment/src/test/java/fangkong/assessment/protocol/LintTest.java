package fangkong.assessment.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Finding.Extent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers of one category over a base, and the findings. */
class LintTest {
  private static final List<String> BASE =
      List.of(
          "CLOSE_CONTACT exposureCLOSE CENTRAL_ISOLATION 7/5 HOME_MONITORING 3/1",
          "HIGH_AREA stayHIGH,arrivalHIGH history=7 HOME_ISOLATION 7/3",
          "SECONDARY exposureSECONDARY susceptible HOME_ISOLATION 7/3>CENTRAL_ISOLATION",
          "VENUE exposureGENERAL SELF_MONITORING 7/3");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # the same, under another name, shorter, or moved to a looser tier
          MINE exposureCLOSE CENTRAL_ISOLATION 7/5 HOME_MONITORING 3/1 | -
          MINE exposureCLOSE CENTRAL_ISOLATION 5/2                     | -
          MINE exposureCLOSE CENTRAL_ISOLATION 5/5 HOME_MONITORING 5/1 | -
          MINE arrivalHIGH history=3 HOME_MONITORING 7/1               | -
          MINE exposureSECONDARY susceptible HOME_ISOLATION 7/3        | -
          # rule 5
          MINE exposureCLOSE CENTRAL_ISOLATION 14/5 HOME_MONITORING 3/1 | LONGER exposure CLOSE: CENTRAL_ISOLATION 7 > CENTRAL_ISOLATION 14
          CLOSE_CONTACT exposureCLOSE CENTRAL_ISOLATION 7/5 HOME_MONITORING 7/1 | LONGER exposure CLOSE: HOME_MONITORING 10 > HOME_MONITORING 14
          MINE exposureCLOSE CENTRAL_ISOLATION 8/5 HOME_MONITORING 4/1 | LONGER exposure CLOSE: CENTRAL_ISOLATION 7 > CENTRAL_ISOLATION 8; LONGER exposure CLOSE: HOME_MONITORING 10 > HOME_MONITORING 12
          MINE exposureCLOSE CENTRAL_ISOLATION 7/5 SELF_MONITORING 9/1 | LONGER exposure CLOSE: SELF_MONITORING 10 > SELF_MONITORING 16
          # rule 4
          MINE arrivalMEDIUM HOME_MONITORING 7/2 | WIDER arrival MEDIUM: none > HOME_MONITORING 7
          MINE arrivalLOW SELF_MONITORING 7/0    | WIDER arrival LOW: none > SELF_MONITORING 7
          MINE exposureGENERAL HOME_MONITORING 3/3:GREEN | WIDER exposure GENERAL: SELF_MONITORING > HOME_MONITORING
          MINE arrivalHIGH history=14 HOME_ISOLATION 7/3 | WIDER arrival HIGH history_days: 7 d > 14 d
          MINE arrivalHIGH HOME_ISOLATION 7/3    | WIDER arrival HIGH history_days: 7 d > unlimited
          MINE exposureSECONDARY HOME_ISOLATION 7/3 | WIDER exposure SECONDARY susceptible_only: true > false
          CLOSE_CONTACT exposureGENERAL SELF_MONITORING 7/3 | WIDER exposure GENERAL: VENUE > CLOSE_CONTACT
          # rule 2
          MINE arrivalLOW HOME_ISOLATION 7/0     | LOW_RISK arrival LOW: none > HOME_ISOLATION; WIDER arrival LOW: none > HOME_ISOLATION 7
          MINE arrivalNONE CENTRAL_ISOLATION 1/0 | LOW_RISK arrival NONE: none > CENTRAL_ISOLATION; WIDER arrival NONE: none > CENTRAL_ISOLATION 1
          # no rule of the nine
          MINE arrivalHIGH history=7 CENTRAL_ISOLATION 7/3:YELLOW | STRICTER_TIER arrival HIGH: HOME_ISOLATION > CENTRAL_ISOLATION
          MINE arrivalHIGH history=7 HOME_ISOLATION 7/3>CENTRAL_ISOLATION | STRICTER_TIER arrival HIGH fallback: HOME_ISOLATION > CENTRAL_ISOLATION
          MINE arrivalHIGH history=7 HOME_ISOLATION 7/3:RED | STRICTER_CODE arrival HIGH HOME_ISOLATION: YELLOW > RED
          MINE exposureCLOSE CENTRAL_ISOLATION 7/5 HOME_MONITORING 3/1:RED | STRICTER_CODE exposure CLOSE HOME_MONITORING: YELLOW > RED
          MINE arrivalHIGH history=7 HOME_ISOLATION 7/4 | MORE_TESTS arrival HIGH tests: 3 > 4
          MINE arrivalHIGH history=7 HOME_ISOLATION 7/3+environment | MORE_TESTS arrival HIGH environment: false > true
          MINE exposureSECONDARY susceptible link=2 HOME_ISOLATION 7/3 | MORE_TESTS exposure SECONDARY release_link: 0 > 2
          """)
  void a_category_is_compared_with_what_the_base_does_on_the_same_evidence(
      String category, String expected) {
    Protocol base = edition(BASE);
    assertThat(text(Lint.lint(base, over(base, category))))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void what_the_base_says_twice_counts_as_far_as_it_reaches() {
    Protocol base =
        edition(
            List.of(
                "RECENT arrivalHIGH history=7 CENTRAL_ISOLATION 7/5",
                "EARLIER arrivalHIGH history=14 HOME_MONITORING 7/2"));
    assertThat(
            text(Lint.lint(base, over(base, "MINE arrivalHIGH history=14 CENTRAL_ISOLATION 7/2"))))
        .isEqualTo(
            "WIDER arrival HIGH: HOME_MONITORING > CENTRAL_ISOLATION; STRICTER_CODE arrival HIGH CENTRAL_ISOLATION: YELLOW > RED");
    assertThat(Lint.lint(base, over(base, "MINE arrivalHIGH history=7 CENTRAL_ISOLATION 7/5")))
        .isEmpty();
  }

  @Test
  void what_a_layer_takes_over_or_retires_is_no_finding() {
    Protocol base = edition(BASE);
    Layer layer =
        new Layer(
            "OVER",
            "COVID-19",
            "BASE",
            null,
            null,
            List.of(),
            List.of("VENUE"),
            Optional.empty(),
            Optional.empty(),
            Enactment.NONE);
    assertThat(Lint.lint(base, Protocol.over(base, layer))).isEmpty();
  }

  @Test
  void each_finding_needs_a_reason_under_its_category() {
    Protocol base = edition(BASE);
    Protocol overlay = over(base, "MINE arrivalMEDIUM HOME_MONITORING 7/2");
    List<Finding> findings = Lint.lint(base, overlay);
    assertThat(Lint.isJustified(base, overlay)).isFalse();
    assertThat(Lint.isJustified(findings, Map.of("OTHER", "why"))).isFalse();
    assertThat(Lint.isJustified(findings, Map.of("MINE", "why"))).isTrue();
    assertThat(Lint.isJustified(base, base)).isTrue();
    Layer signed =
        new Layer(
            "OVER",
            "COVID-19",
            "BASE",
            null,
            null,
            overlay.categories().stream().filter(each -> each.layer().equals("OVER")).toList(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            new Enactment(
                Optional.of(new Signature("Commander", "County", LocalDate.of(2022, 4, 1))),
                "monitors more",
                Map.of("MINE", "why")));
    assertThat(Lint.isJustified(base, Protocol.over(base, signed))).isTrue();
  }

  @Test
  void a_longer_look_back_is_a_finding() {
    Lookback two =
        lookback(
            Map.of("onset", before(2), "rash", new Lookback.Window(-4, OptionalInt.of(4))),
            false,
            0);
    assertThat(text(blocks(two, lookback(Map.of("onset", before(2)), true, 0)))).isEmpty();
    assertThat(text(blocks(two, lookback(Map.of("onset", before(4)), false, 2))))
        .isEqualTo("LOOKBACK_LONGER onset: 2 d > 4 d; LOOKBACK_LONGER linger_h: 0 > 2");
    assertThat(
            text(blocks(two, lookback(Map.of("rash", before(4), "sample", before(2)), false, 0))))
        .isEqualTo(
            "LOOKBACK_LONGER rash after: 4 d > unlimited; LOOKBACK_LONGER sample: none > 2 d");
    assertThat(text(blocks(lookback(Map.of(), true, 0), lookback(Map.of(), false, 0))))
        .isEqualTo("LOOKBACK_LONGER from_onset: true > false");
  }

  @Test
  void a_longer_zone_is_a_finding() {
    Zones five = zones(5, OptionalInt.of(7), "HIGH", "LOW");
    assertThat(text(zoned(Optional.of(five), zones(5, OptionalInt.of(7), "HIGH", "LOW"))))
        .isEmpty();
    assertThat(text(zoned(Optional.of(five), zones(3, OptionalInt.empty(), "HIGH", "LOW"))))
        .isEmpty();
    assertThat(
            text(zoned(Optional.of(five), zones(7, OptionalInt.of(14), "HIGH", "MEDIUM", "LOW"))))
        .isEqualTo(
            "ZONE MEDIUM: none > MEDIUM; ZONE lift: 5 d > 7 d; ZONE lift last_contact_days: 7 d > 14 d; ZONE HIGH: 5 d > 7 d");
    assertThat(text(zoned(Optional.empty(), zones(5, OptionalInt.empty(), "LOW"))))
        .isEqualTo("ZONE LOW: none > LOW; ZONE lift: none > 5 d; ZONE HIGH: none > 5 d");
  }

  private static Lookback lookback(
      Map<String, Lookback.Window> windows, boolean fromOnset, int lingerHours) {
    return new Lookback(windows, fromOnset, lingerHours, Lines.SOURCE);
  }

  private static Lookback.Window before(int days) {
    return new Lookback.Window(-days, OptionalInt.empty());
  }

  private static Zones zones(int days, OptionalInt lastContact, String... kinds) {
    return new Zones(
        List.of(kinds),
        Optional.of(new Zones.Lift(days, lastContact, OptionalInt.empty())),
        Map.of("HIGH", new Zones.Down("LOW", days, OptionalInt.empty())),
        Lines.SOURCE);
  }

  private static List<Finding> blocks(Lookback base, Lookback overlay) {
    return lint(Optional.of(base), Optional.empty(), Optional.of(overlay), Optional.empty());
  }

  private static List<Finding> zoned(Optional<Zones> base, Zones overlay) {
    return lint(Optional.empty(), base, Optional.empty(), Optional.of(overlay));
  }

  private static List<Finding> lint(
      Optional<Lookback> lookback,
      Optional<Zones> zones,
      Optional<Lookback> ownLookback,
      Optional<Zones> ownZones) {
    Protocol base = Protocol.of(layer("BASE", List.of(), lookback, zones));
    return Lint.lint(base, Protocol.over(base, layer("OVER", List.of(), ownLookback, ownZones)));
  }

  private static Layer layer(
      String id, List<Category> categories, Optional<Lookback> lookback, Optional<Zones> zones) {
    return new Layer(
        id,
        "COVID-19",
        id.equals("BASE") ? null : "BASE",
        null,
        null,
        categories,
        List.of(),
        lookback,
        zones,
        Enactment.NONE);
  }

  private static Protocol edition(List<String> categories) {
    return Protocol.of(
        layer(
            "BASE",
            categories.stream().map(line -> Lines.category("BASE", line)).toList(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Protocol over(Protocol base, String category) {
    return Protocol.over(
        base,
        layer(
            "OVER", List.of(Lines.category("OVER", category)), Optional.empty(), Optional.empty()));
  }

  private static String text(List<Finding> findings) {
    return findings.stream()
        .map(finding ->
            finding.kind()
                + " "
                + finding.what()
                + ": "
                + text(finding.base())
                + " > "
                + text(finding.overlay()))
        .collect(Collectors.joining("; "));
  }

  private static String text(Extent extent) {
    return switch (extent) {
      case Extent.Nothing _ -> "none";
      case Extent.Unlimited _ -> "unlimited";
      case Extent.Flag(boolean set) -> String.valueOf(set);
      case Extent.Count(int count) -> String.valueOf(count);
      case Extent.Days(int days) -> days + " d";
      case Extent.Whole(Tier tier, int days) -> tier + " " + days;
      case Extent.Stay(Tier tier, int days) -> tier + " " + days;
      case Extent.At(Tier tier) -> tier.name();
      case Extent.Shows(HealthCode code) -> code.name();
      case Extent.As(String name) -> name;
    };
  }
}
