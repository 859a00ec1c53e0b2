package fangkong.server.accounts;

import java.time.Instant;
import java.util.List;

/**
 * An account as those see it who keep accounts.
 *
 * @param secondFactor whether it has one that was confirmed
 */
public record Listed(Account account, boolean disabled, boolean secondFactor, Instant createdAt) {

  Listed as(Role role, List<String> scope, boolean nowDisabled) {
    return new Listed(
        new Account(account.id(), account.username(), role, scope, account.worker()),
        nowDisabled,
        secondFactor,
        createdAt);
  }

  boolean mayAdminister() {
    return !disabled && account.role() == Role.ADMINISTRATOR;
  }
}
