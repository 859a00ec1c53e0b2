package fangkong.server.audit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts.
 *
 * @param account null where there is none
 * @param region whose auditors may see it; empty where the account sees everything
 */
public record Actor(@Nullable UUID account, String role, String region) {
  static final Actor NOBODY = new Actor(null, "NOBODY", "");

  /** Says who acts in the current thread. */
  public interface Source {
    Optional<Actor> findCurrent();
  }
}
