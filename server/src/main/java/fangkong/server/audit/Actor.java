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
 * @param device the device it acts from, where it is one and not a session
 */
public record Actor(
    @Nullable UUID account,
    String role,
    String region,
    @Nullable UUID emergency,
    @Nullable UUID device) {
  static final Actor NOBODY = new Actor(null, "NOBODY", "");

  public Actor(@Nullable UUID account, String role, String region) {
    this(account, role, region, null, null);
  }

  /** Says who acts in the current thread. */
  public interface Source {
    Optional<Actor> findCurrent();
  }

  /** Knows accounts, their devices and regions by name. */
  public interface Names {
    Map<UUID, String> listUsernames(Collection<UUID> accounts);

    Map<UUID, String> listDeviceNames(Collection<UUID> devices);

    String nameOf(String region);
  }
}
