package fangkong.assessment.protocol;

import fangkong.assessment.protocol.Finding.Extent;
import fangkong.assessment.protocol.Finding.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Look-back and zones of a layer beside those of its base. */
final class BlockLint {
  private final List<Finding> findings;

  BlockLint(List<Finding> findings) {
    this.findings = findings;
  }

  private void add(Kind kind, String block, String what, Extent before, Extent after) {
    findings.add(new Finding(kind, block, what, before, after));
  }

  /** Finds time around a case that exposes in the layer and not in the base. */
  void lookback(Optional<Lookback> base, Lookback overlay) {
    new TreeMap<>(overlay.windows())
        .forEach((event, own) -> window(event, base.map(below -> below.windows().get(event)), own));
    if (base.isPresent() && base.get().fromOnset() && !overlay.fromOnset()) {
      back("from_onset", new Extent.Flag(true), new Extent.Flag(false));
    }
    int linger = base.map(Lookback::lingerHours).orElse(0);
    if (overlay.lingerHours() > linger) {
      back("linger_h", new Extent.Count(linger), new Extent.Count(overlay.lingerHours()));
    }
  }

  private void window(String event, Optional<Lookback.Window> base, Lookback.Window own) {
    if (base.isEmpty()) {
      back(event, new Extent.Nothing(), new Extent.Days(-own.firstDay()));
      return;
    }
    Lookback.Window below = base.get();
    if (own.firstDay() < below.firstDay()) {
      back(event, new Extent.Days(-below.firstDay()), new Extent.Days(-own.firstDay()));
    }
    if (below.lastDay().isPresent()
        && own.lastDay().orElse(Integer.MAX_VALUE) > below.lastDay().getAsInt()) {
      back(
          event + " after",
          new Extent.Days(below.lastDay().getAsInt()),
          own.lastDay().isEmpty()
              ? new Extent.Unlimited()
              : new Extent.Days(own.lastDay().getAsInt()));
    }
  }

  private void back(String what, Extent before, Extent after) {
    add(Kind.LOOKBACK_LONGER, Enactment.LOOKBACK, what, before, after);
  }

  /** Finds zones that stay longer, and kinds and steps of zones that the base does not have. */
  void zones(Optional<Zones> base, Zones overlay) {
    for (String kind : overlay.kinds()) {
      if (base.isEmpty() || !base.get().kinds().contains(kind)) {
        add(Kind.ZONE, Enactment.ZONES, kind, new Extent.Nothing(), new Extent.As(kind));
      }
    }
    overlay
        .lift()
        .ifPresent(own -> {
          Optional<Zones.Lift> below = base.flatMap(Zones::lift);
          zone("lift", below.map(Zones.Lift::noNewDays), own.noNewDays());
          own.lastContactDays()
              .ifPresent(days ->
                  zone(
                      "lift last_contact_days",
                      below.map(lift -> lift.lastContactDays().orElse(0)),
                      days));
        });
    new TreeMap<>(overlay.down())
        .forEach((kind, own) ->
            zone(
                kind,
                base.map(below -> below.down().get(kind)).map(Zones.Down::noNewDays),
                own.noNewDays()));
  }

  private void zone(String what, Optional<Integer> before, int after) {
    if (before.isEmpty()) {
      add(Kind.ZONE, Enactment.ZONES, what, new Extent.Nothing(), new Extent.Days(after));
    } else if (after > before.get()) {
      add(Kind.ZONE, Enactment.ZONES, what, new Extent.Days(before.get()), new Extent.Days(after));
    }
  }
}
