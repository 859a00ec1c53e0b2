package fangkong.server.accounts;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sent this request, and what they may see.
 *
 * @param scope region paths, or the single entry {@code *} for everything
 * @param worker login on the roster, where the account is a worker's
 */
public record SignedIn(
    UUID account, String username, Role role, List<String> scope, @Nullable String worker) {

  public static final String EVERYTHING = "*";

  /** Under this account stands what was said by somebody who has none. */
  public static final UUID RESIDENT = Fact.RESIDENT;

  public SignedIn {
    scope = List.copyOf(scope);
  }

  static SignedIn of(Account account) {
    return new SignedIn(
        account.id(), account.username(), account.role(), account.scope(), account.worker());
  }

  /** Somebody without an account, who speaks for themselves of one region. */
  public static SignedIn resident(Region region) {
    return new SignedIn(RESIDENT, "resident", Role.RESIDENT, List.of(region.path()), null);
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
    return role.rights().contains(right);
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
