package fangkong.server.accounts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in. The scope is region paths, or {@code *}. */
public record Account(
    UUID id, String username, Role role, List<String> scope, @Nullable String worker) {

  public Account {
    scope = List.copyOf(scope);
  }
}
