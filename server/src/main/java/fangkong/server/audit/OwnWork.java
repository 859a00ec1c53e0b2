package fangkong.server.audit;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows whom an account has to do with. */
public interface OwnWork {

  /** Those of these people who are none of the account's work. */
  Set<UUID> listOutside(UUID account, Collection<UUID> people);
}
