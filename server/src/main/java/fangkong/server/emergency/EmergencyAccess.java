package fangkong.server.emergency;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.audit.Trail;
import fangkong.server.people.Purpose;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens a township elsewhere to somebody at once, and tells those above of both sides. */
@Service
public class EmergencyAccess {

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_TEXT = 500;
  private static final int STEPS_OF_A_TOWNSHIP = 4;

  /** An access, and whether it lasts by now. */
  public record Listed(Access access, boolean lasts) {}

  private final JdbcEmergency jdbc;
  private final Accounts accounts;
  private final Assessments assessments;
  private final Regions regions;
  private final Trail trail;
  private final EmergencyLimits limits;
  private final Clock clock;
  private final TransactionTemplate transaction;

  EmergencyAccess(
      JdbcEmergency jdbc,
      Accounts accounts,
      Assessments assessments,
      Regions regions,
      Trail trail,
      EmergencyLimits limits,
      @Qualifier("system") Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.assessments = assessments;
    this.regions = regions;
    this.trail = trail;
    this.limits = limits;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** For the people of a township or less. */
  public Listed open(Region region, Purpose purpose, @Nullable String reason, SignedIn by) {
    return open(region, null, purpose, reason, by);
  }

  /** For somebody of the register, wherever they are: their township. */
  public Listed openFor(UUID person, Purpose purpose, @Nullable String reason, SignedIn by) {
    Region region =
        Scope.callEverywhere(() -> assessments.listCurrent(List.of(person))).stream()
            .findFirst()
            .map(StoredStanding::region)
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return open(region.township(), person, purpose, reason, by);
  }

  private Listed open(
      Region region, @Nullable UUID person, Purpose purpose, @Nullable String reason, SignedIn by) {
    if (!accounts.isGuarded(by.account())) {
      throw Refused.because(ProblemCode.EMERGENCY_ONE_FACTOR);
    }
    String why = reason == null ? "" : reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_TEXT) {
      throw Refused.because(
          ProblemCode.EMERGENCY_REASON, "reason", Integer.toString(SHORTEST_REASON));
    }
    if (region.path().chars().filter(step -> step == '/').count() < STEPS_OF_A_TOWNSHIP
        || regions.tree().findNode(region).isEmpty()) {
      throw Refused.because(ProblemCode.EMERGENCY_TOO_WIDE, "region", region.path());
    }
    return Objects.requireNonNull(
        transaction.execute(_ -> listed(begin(region, person, purpose, why, by))));
  }

  private Access begin(
      Region region, @Nullable UUID person, Purpose purpose, String reason, SignedIn by) {
    jdbc.beAlone(by.account());
    Instant now = now();
    if (jdbc.findCurrent(by.account(), now).isPresent()) {
      throw Refused.because(ProblemCode.EMERGENCY_LASTS);
    }
    if (by.sees(region)) {
      throw Refused.because(ProblemCode.EMERGENCY_NOT_NEEDED, "region", region.path());
    }
    if (jdbc.countSince(by.account(), now.minus(EmergencyLimits.DAY)) >= limits.aDay()) {
      throw Refused.because(
          ProblemCode.EMERGENCY_TOO_OFTEN, "account", Integer.toString(limits.aDay()));
    }
    Access access =
        new Access(
            UuidCreator.getTimeOrderedEpoch(),
            by.account(),
            by.role().name(),
            by.scope().getFirst(),
            region,
            person,
            purpose,
            reason,
            now,
            now.plus(limits.lasts()),
            null,
            null);
    jdbc.insert(access);
    trail.widened(person == null ? List.of() : List.of(person), purpose.name());
    return access;
  }

  /** Ends it before its time; whoever opened it does. */
  @Transactional
  public Listed end(UUID id, SignedIn by) {
    Access access = hold(id);
    if (!access.account().equals(by.account())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    Instant now = now();
    if (access.lasts(now)) {
      jdbc.end(id, now);
    }
    return listed(hold(id));
  }

  /** The own ones, newest first; of both sides for who supervises and who reads the log. */
  @Transactional(readOnly = true)
  public List<Listed> page(SignedIn by, @Nullable UUID before, int limit) {
    boolean all = by.may(Right.SUPERVISE) || by.may(Right.READ_AUDIT);
    return jdbc.page(all ? null : by.account(), before, limit).stream().map(this::listed).toList();
  }

  /** Somebody looked into it; never the one who opened it. */
  @Transactional
  public Listed acknowledge(UUID id, @Nullable String note, SignedIn by) {
    if (note == null || note.isBlank() || note.length() > LONGEST_TEXT) {
      throw Refused.because(ProblemCode.BAD_VALUE, "note", "");
    }
    Access access = hold(id);
    if (access.account().equals(by.account())) {
      throw Refused.because(ProblemCode.OWN_ALERT);
    }
    if (access.acknowledgement() != null) {
      throw Refused.because(ProblemCode.ALERT_ACKNOWLEDGED, "id", id.toString());
    }
    jdbc.acknowledge(id, new Access.Acknowledgement(by.account(), now(), note.strip()));
    return listed(hold(id));
  }

  private Access hold(UUID id) {
    return jdbc.hold(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Listed listed(Access access) {
    return new Listed(access, access.lasts(now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
