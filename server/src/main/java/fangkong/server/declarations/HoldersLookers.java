package fangkong.server.declarations;

import fangkong.judgement.regions.Region;
import fangkong.server.audit.Entries;
import fangkong.server.audit.Kind;
import fangkong.server.regions.Tree;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who looked at the holders of cards, by day and office: never which person it was. */
@Component
class HoldersLookers {
  private static final int LATEST = 500;
  private static final int SHOWN = 50;

  private record Office(LocalDate day, String role, String region, @Nullable String purpose) {}

  private final Entries entries;
  private final ZoneId zone;

  HoldersLookers(Entries entries, ZoneId zone) {
    this.entries = entries;
    this.zone = zone;
  }

  List<Mine.Looked> listOf(UUID person, Tree tree) {
    Map<Office, Integer> times = new LinkedHashMap<>();
    for (Entries.Read entry : entries.listLatest(null, Entries.Asked.of(person), LATEST)) {
      if (entry.kind() != Kind.WRITE) {
        LocalDate day = entry.at().atZone(zone).toLocalDate();
        Office office = new Office(day, entry.role(), entry.region(), entry.purpose());
        times.merge(office, 1, Integer::sum);
      }
    }
    return times.entrySet().stream()
        .limit(SHOWN)
        .map(each -> looked(each.getKey(), each.getValue(), tree))
        .toList();
  }

  private static Mine.Looked looked(Office office, int times, Tree tree) {
    String region = Region.find(office.region()).map(tree::nameOf).orElse(null);
    return new Mine.Looked(office.day(), office.role(), region, office.purpose(), times);
  }
}
