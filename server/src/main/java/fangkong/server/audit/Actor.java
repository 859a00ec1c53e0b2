package fangkong.server.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts.
 *
 * @param account null where there is none
 * @param region whose auditors may see it; empty where the account sees everything
 * @param emergency the access by which its scope is wider for a while, where there is one
 */
public record Actor(@Nullable UUID account, String role, String region, @Nullable UUID emergency) {
  static final Actor NOBODY = new Actor(null, "NOBODY", "");

  public Actor(@Nullable UUID account, String role, String region) {
    this(account, role, region, null);
  }

  /** Says who acts in the current thread. */
  public interface Source {
    Optional<Actor> findCurrent();
  }

  /** Knows accounts and regions by name. */
  public interface Names {
    Map<UUID, String> listUsernames(Collection<UUID> accounts);

    String nameOf(String region);
  }
}
