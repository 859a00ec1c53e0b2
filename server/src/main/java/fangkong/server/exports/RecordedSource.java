package fangkong.server.exports;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Accounts;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.Ledger;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.audit.Trail;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The ledger as it is given out: whoever is in it is recorded first, with the purpose. */
@Component
class RecordedSource implements ExportFile.Source {

  private static final String ACCOUNT_GONE = "-";

  private final Assessments assessments;
  private final Ledger ledger;
  private final Trail trail;
  private final Accounts accounts;
  private final Regions regions;
  private final Clock clock;

  RecordedSource(
      Assessments assessments,
      Ledger ledger,
      Trail trail,
      Accounts accounts,
      Regions regions,
      @Qualifier("system") Clock clock) {
    this.assessments = assessments;
    this.ledger = ledger;
    this.trail = trail;
    this.accounts = accounts;
    this.regions = regions;
    this.clock = clock;
  }

  @Override
  public List<Ledger.Entry> list(Export export, List<UUID> people) {
    String purpose = export.asked().purpose().name();
    List<UUID> given = listVisible(people);
    trail.exported(given, purpose);
    if (export.asked().unmasked() && !given.isEmpty()) {
      trail.revealed(given, purpose);
    }
    return ledger.listOf(given);
  }

  private List<UUID> listVisible(List<UUID> people) {
    Set<UUID> visible =
        assessments.listCurrent(people).stream()
            .map(StoredStanding::person)
            .collect(Collectors.toSet());
    return people.stream().filter(visible::contains).toList();
  }

  @Override
  public ExportFile.Head headOf(Export export) {
    UUID account = export.asker().account();
    String region = export.asker().region();
    return new ExportFile.Head(
        accounts.listUsernames(List.of(account)).getOrDefault(account, ACCOUNT_GONE),
        region.isEmpty() ? "" : regions.tree().nameOf(new Region(region)),
        clock
            .instant()
            .atZone(clock.getZone())
            .toOffsetDateTime()
            .truncatedTo(ChronoUnit.SECONDS)
            .toString());
  }
}
