package fangkong.server.assessments.web;

import fangkong.assessment.evidence.Tier;
import fangkong.assessment.protocol.Finding.Extent;
import fangkong.assessment.protocol.HealthCode;
import fangkong.assessment.protocol.Lookback;
import fangkong.assessment.protocol.Zones;
import fangkong.server.assessments.web.ProtocolsController.ExtentKind;
import fangkong.server.assessments.web.ProtocolsController.ExtentView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a protocol says beside its clauses, as it is read out. */
final class Blocks {
  private Blocks() {}

  static ProtocolsController.LookbackView view(Lookback lookback) {
    return new ProtocolsController.LookbackView(
        lookback.windows().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> view(entry.getKey(), entry.getValue()))
            .toList(),
        lookback.fromOnset(),
        lookback.lingerHours(),
        lookback.source().clause(),
        lookback.source().confidence().name());
  }

  private static ProtocolsController.WindowView view(String event, Lookback.Window window) {
    return new ProtocolsController.WindowView(
        event, window.firstDay(), ProtocolsController.whole(window.lastDay()));
  }

  static ProtocolsController.ZonesView view(Zones zones) {
    return new ProtocolsController.ZonesView(
        zones.kinds(),
        zones.lift().map(Blocks::view).orElse(null),
        zones.down().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> view(each.getKey(), each.getValue()))
            .toList(),
        zones.source().clause(),
        zones.source().confidence().name());
  }

  private static ProtocolsController.LiftView view(Zones.Lift lift) {
    return new ProtocolsController.LiftView(
        lift.noNewDays(),
        ProtocolsController.whole(lift.lastContactDays()),
        ProtocolsController.whole(lift.fullRoundNegativeWithinDays()));
  }

  private static ProtocolsController.DownView view(String kind, Zones.Down down) {
    return new ProtocolsController.DownView(
        kind, down.to(), down.noNewDays(), ProtocolsController.whole(down.roundNegativeOnDay()));
  }

  static ExtentView view(Extent extent) {
    return switch (extent) {
      case Extent.Nothing() -> bare(ExtentKind.NOTHING);
      case Extent.Unlimited() -> bare(ExtentKind.UNLIMITED);
      case Extent.Flag(boolean set) ->
          new ExtentView(ExtentKind.FLAG, set, null, null, null, null, null);
      case Extent.Count(int count) ->
          new ExtentView(ExtentKind.COUNT, null, count, null, null, null, null);
      case Extent.Days(int days) -> stay(ExtentKind.DAYS, null, days);
      case Extent.Stay(Tier tier, int days) -> stay(ExtentKind.STAY, tier, days);
      case Extent.Whole(Tier strictest, int days) -> stay(ExtentKind.WHOLE, strictest, days);
      case Extent.At(Tier tier) -> stay(ExtentKind.AT, tier, null);
      case Extent.Shows(HealthCode code) ->
          new ExtentView(ExtentKind.SHOWS, null, null, null, null, code.name(), null);
      case Extent.As(String name) ->
          new ExtentView(ExtentKind.AS, null, null, null, null, null, name);
    };
  }

  private static ExtentView bare(ExtentKind is) {
    return new ExtentView(is, null, null, null, null, null, null);
  }

  private static ExtentView stay(ExtentKind is, @Nullable Tier tier, @Nullable Integer days) {
    return new ExtentView(is, null, null, days, tier == null ? null : tier.name(), null, null);
  }
}
