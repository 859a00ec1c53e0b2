package fangkong.server.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who keep accounts.
 *
 * @param secondFactor whether it has one that was confirmed
 * @param subject who it is at the identity provider, where it is linked
 */
public record Listed(
    Account account,
    boolean disabled,
    boolean secondFactor,
    Instant createdAt,
    @Nullable String subject) {

  Listed as(Role role, List<String> scope, boolean nowDisabled) {
    return new Listed(
        new Account(account.id(), account.username(), role, scope, account.worker()),
        nowDisabled,
        secondFactor,
        createdAt,
        subject);
  }

  boolean mayAdminister() {
    return !disabled && account.role() == Role.ADMINISTRATOR;
  }
}
