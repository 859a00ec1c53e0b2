package fangkong.cli.assess;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Finding;
import fangkong.assessment.protocol.Finding.Extent;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Lint;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import java.util.stream.Stream;

/** Where layers are stricter than their bases, as CSV rows. */
final class ProtocolsCommandLint {
  private ProtocolsCommandLint() {}

  static Stream<String> rows(Protocols protocols) {
    Stream<String> findings =
        protocols.listProtocols().stream()
            .flatMap(overlay ->
                protocols.findProtocol(String.valueOf(overlay.base())).stream()
                    .flatMap(base -> Lint.lint(base, overlay).stream())
                    .map(finding -> row(overlay, finding)));
    return Stream.concat(Stream.of("id,kind,category,base,overlay,justified"), findings);
  }

  private static String row(Protocol overlay, Finding finding) {
    return ProtocolsCommand.csv(
        overlay.id(),
        finding.kind().name(),
        finding.category(),
        finding.what() + ": " + text(finding.base()),
        finding.what() + ": " + text(finding.overlay()),
        finding.isJustifiedBy(overlay.enactment().justification()) ? "yes" : "no");
  }

  private static String text(Extent extent) {
    return switch (extent) {
      case Extent.Nothing _ -> "none";
      case Extent.Unlimited _ -> "no limit";
      case Extent.Flag(boolean set) -> String.valueOf(set);
      case Extent.Count(int count) -> String.valueOf(count);
      case Extent.Days(int days) -> days + " d";
      case Extent.Whole(Tier tier, int days) -> tier + " " + days + " d";
      case Extent.Stay(Tier tier, int days) -> tier + " " + days + " d";
      case Extent.At(Tier tier) -> tier.name();
      case Extent.Shows(HealthCode code) -> code.name();
      case Extent.As(String name) -> name;
    };
  }
}
