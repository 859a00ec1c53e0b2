package fangkong.server.accounts;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sent this request, and what they may see.
 *
 * @param scope region paths, or the single entry {@code *} for everything
 * @param worker login on the roster, where the account is a worker's
 * @param rights those of the role in this installation
 * @param device the device that sent it, where it is one and not a session
 * @param emergency the access by which the scope is wider for a while, where there is one
 */
public record SignedIn(
    UUID account,
    String username,
    Role role,
    List<String> scope,
    @Nullable String worker,
    Set<Right> rights,
    @Nullable UUID device,
    @Nullable UUID emergency) {

  public static final String EVERYTHING = "*";

  /** What is left while a scope is wider than its own. */
  private static final Set<Right> READING =
      Set.of(Right.READ_PEOPLE, Right.REVEAL, Right.READ_REPORTS);

  /** Under this account stands what was said by somebody who has none. */
  public static final UUID RESIDENT = Fact.RESIDENT;

  public SignedIn {
    scope = List.copyOf(scope);
    rights = Set.copyOf(rights);
  }

  public SignedIn(
      UUID account,
      String username,
      Role role,
      List<String> scope,
      @Nullable String worker,
      Set<Right> rights,
      @Nullable UUID device) {
    this(account, username, role, scope, worker, rights, device, null);
  }

  /** The same, who sees this besides as long as it lasts, and reads alone, here and there. */
  SignedIn under(EmergencyScope.Opened opened) {
    List<String> wider = new ArrayList<>(scope);
    wider.add(opened.node());
    Set<Right> reading = EnumSet.copyOf(READING);
    reading.retainAll(rights);
    return new SignedIn(account, username, role, wider, worker, reading, device, opened.access());
  }

  /** An account by a session of its own. */
  public static SignedIn of(Account account, RoleRights rights) {
    return new SignedIn(
        account.id(),
        account.username(),
        account.role(),
        account.scope(),
        account.worker(),
        rights.of(account.role()),
        null);
  }

  SignedIn on(UUID ownDevice) {
    Set<Right> narrow = EnumSet.copyOf(DeviceReach.RIGHTS);
    narrow.retainAll(rights);
    return new SignedIn(account, username, role, scope, worker, narrow, ownDevice);
  }

  /** Somebody without an account, who speaks for themselves of one region. */
  public static SignedIn resident(Region region) {
    return new SignedIn(
        RESIDENT,
        "resident",
        Role.RESIDENT,
        List.of(region.path()),
        null,
        Set.of(Right.DECLARE),
        null);
  }

  /** The account behind the current request; refuses where there is none. */
  public static SignedIn current() {
    return findCurrent().orElseThrow(() -> Refused.because(ProblemCode.NOT_SIGNED_IN));
  }

  static Optional<SignedIn> findCurrent() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /** The region of this path; refuses what is none, and what lies outside the scope. */
  public Region inside(String path) {
    Region region =
        Region.find(path).orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", path));
    requireSight(region);
    return region;
  }

  /** Refuses a region outside the scope. */
  public void requireSight(Region region) {
    if (!sees(region)) {
      throw Refused.because(ProblemCode.FOREIGN_REGION, "region", region.path());
    }
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }

  /** Whether a region lies inside the scope. */
  public boolean sees(Region region) {
    for (String node : scope) {
      if (node.equals(EVERYTHING) || region.path().startsWith(node)) {
        return true;
      }
    }
    return false;
  }
}
