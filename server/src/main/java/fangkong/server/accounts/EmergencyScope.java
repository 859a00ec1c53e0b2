package fangkong.server.accounts;

import java.util.Optional;
import java.util.UUID;

/** Knows which accounts see more than their scope for a while. */
public interface EmergencyScope {

  /** What an account sees besides, and under which access. */
  record Opened(UUID access, String node) {}

  Optional<Opened> findCurrent(UUID account);
}
