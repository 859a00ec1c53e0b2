package fangkong.server.exports;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.StandingFilter;
import fangkong.server.assessments.StandingKey;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.people.Keys;
import fangkong.server.people.Purpose;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may take which list out. People are found by the query of the ledger when it is asked for;
 * who is approved is who is given out.
 */
@Service
public class Exports {

  private static final int PAGE = 500;
  private static final int UUID_V7 = 7;
  private static final int LONGEST_REASON = 500;
  private static final int MARK = 20;

  /** A whole list is called, fetched, treated or traced; who one person is, is asked one by one. */
  private static final Set<Purpose> UNMASKED =
      Set.of(Purpose.CONTACT, Purpose.TRANSFER, Purpose.CARE, Purpose.INVESTIGATE);

  /** An export and where it stands by now. */
  public record Listed(Export export, Export.State state) {}

  /** What an account takes out in 24 hours without asking, and what is left of it. */
  public record Allowance(int rows, int left) {}

  private final JdbcExports jdbc;
  private final Assessments assessments;
  private final Keys keys;
  private final ExportLimits limits;
  private final Clock clock;

  Exports(
      JdbcExports jdbc,
      Assessments assessments,
      Keys keys,
      ExportLimits limits,
      @Qualifier("system") Clock clock) {
    this.jdbc = jdbc;
    this.assessments = assessments;
    this.keys = keys;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Takes note of what is wanted. It can be fetched at once where it is masked and, with all that
   * was taken in 24 hours, no more than the office may take; else it waits for a second person. So
   * does whatever is asked for while the scope is wider in an emergency.
   */
  @Transactional
  public Listed ask(UUID id, Asked asked, SignedIn by) {
    if (id.version() != UUID_V7) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", id.toString());
    }
    by.requireSight(asked.region());
    check(asked, by);
    jdbc.beAlone(by.account());
    Optional<Export> before = jdbc.find(id);
    if (before.isPresent()) {
      return repeated(before.get(), asked, by);
    }
    Export export = export(id, asked, by, listPeople(asked));
    if (!jdbc.insert(export)) {
      throw Refused.because(ProblemCode.REUSED_ID, "id", id.toString());
    }
    return listed(export);
  }

  private void check(Asked asked, SignedIn by) {
    if (limits.capOf(by.role()) == 0) {
      throw Refused.because(ProblemCode.EXPORT_NOT_FOR_ROLE, "role", by.role().name());
    }
    if (asked.unmasked() && !(by.may(Right.REVEAL) && UNMASKED.contains(asked.purpose()))) {
      throw Refused.because(ProblemCode.EXPORT_UNMASKED, "purpose", asked.purpose().name());
    }
    ExportFile.check(asked.columns());
  }

  private Listed repeated(Export before, Asked asked, SignedIn by) {
    if (before.asked().equals(asked) && before.asker().account().equals(by.account())) {
      return listed(before);
    }
    throw Refused.because(ProblemCode.REUSED_ID, "id", before.id().toString());
  }

  private Export export(UUID id, Asked asked, SignedIn by, List<UUID> people) {
    Instant now = now();
    boolean approval = asked.unmasked() || by.emergency() != null || people.size() > left(by, now);
    String node = by.scope().getFirst();
    return new Export(
        id,
        asked,
        people,
        keys.index("export", id.toString()).hex().substring(0, MARK).toUpperCase(Locale.ROOT),
        new Export.Asker(
            by.account(), by.role().name(), node.equals(SignedIn.EVERYTHING) ? "" : node),
        now,
        approval,
        null,
        approval ? null : now.plus(limits.lasts()),
        0,
        null);
  }

  private List<UUID> listPeople(Asked asked) {
    List<UUID> people = new ArrayList<>();
    for (StandingFilter filter : asked.filters()) {
      StandingKey after = null;
      do {
        List<StoredStanding> page = assessments.page(asked.region(), after, filter, PAGE);
        page.forEach(each -> people.add(each.person()));
        if (people.size() > limits.most()) {
          throw Refused.because(
              ProblemCode.EXPORT_TOO_LARGE, "region", Integer.toString(limits.most()));
        }
        after = page.size() < PAGE ? null : key(page.getLast());
      } while (after != null);
    }
    return people;
  }

  private static StandingKey key(StoredStanding last) {
    return new StandingKey(last.region().path(), last.person());
  }

  /** What this account may still take without asking. */
  @Transactional(readOnly = true)
  public Allowance allowanceOf(SignedIn who) {
    return new Allowance(limits.capOf(who.role()), left(who, now()));
  }

  private int left(SignedIn who, Instant now) {
    int taken = jdbc.countTaken(who.account(), now.minus(ExportLimits.WINDOW));
    return Math.max(0, limits.capOf(who.role()) - taken);
  }

  /** The own ones, newest first; of everybody for who supervises and who reads the log. */
  @Transactional(readOnly = true)
  public List<Listed> page(Region inside, SignedIn by, @Nullable UUID before, int limit) {
    boolean all = by.may(Right.SUPERVISE) || by.may(Right.READ_AUDIT);
    return jdbc.page(inside, all ? null : by.account(), before, limit).stream()
        .map(this::listed)
        .toList();
  }

  /** Lets it go, or not; never whoever asked for it. */
  @Transactional
  public Listed decide(UUID id, boolean approved, @Nullable String reason, SignedIn by) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refused.because(ProblemCode.BAD_VALUE, "reason", "");
    }
    Export export = hold(id);
    by.requireSight(export.asked().region());
    if (export.asker().account().equals(by.account())) {
      throw Refused.because(ProblemCode.OWN_EXPORT);
    }
    if (!export.needsApproval() || export.decision() != null) {
      throw Refused.because(ProblemCode.EXPORT_DECIDED, "id", id.toString());
    }
    Instant now = now();
    jdbc.decide(
        id,
        new Export.Decision(by.account(), now, approved, reason.strip()),
        approved ? now.plus(limits.lasts()) : null);
    return listed(hold(id));
  }

  /** Counts one more fetch by who asked, as long and as often as it may be fetched. */
  @Transactional
  public Export take(UUID id, SignedIn by) {
    Export export = hold(id);
    if (!export.asker().account().equals(by.account())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    by.requireSight(export.asked().region());
    check(export.asked(), by);
    Export.State state = export.state(now(), limits.fetches());
    if (state != Export.State.READY) {
      throw Refused.because(ProblemCode.EXPORT_NOT_READY, "id", state.name());
    }
    jdbc.countFetch(id, now());
    return export;
  }

  /** The export that a mark leads back to. */
  @Transactional(readOnly = true)
  public Listed trace(String mark) {
    return jdbc.findMarked(mark.strip().toUpperCase(Locale.ROOT))
        .map(this::listed)
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Export hold(UUID id) {
    return jdbc.hold(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Listed listed(Export export) {
    return new Listed(export, export.state(now(), limits.fetches()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
