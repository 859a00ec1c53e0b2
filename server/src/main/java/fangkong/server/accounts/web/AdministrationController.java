package fangkong.server.accounts.web;

import fangkong.server.accounts.Account;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Listed;
import fangkong.server.accounts.Role;
import fangkong.server.accounts.SignedIn;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts there are, as whoever administers keeps them. */
@RestController
@RequestMapping("/api/accounts")
class AdministrationController {

  private static final int MOST = 200;

  record NewAccount(
      String username, String password, Role role, List<String> scope, @Nullable String worker) {}

  /**
   * Who an account is at the identity provider.
   *
   * @param subject null for nobody
   */
  record Link(@Nullable String subject) {}

  /** What an account is to be from now on. */
  record Changed(Role role, List<String> scope, boolean disabled) {}

  /**
   * @param secondFactor whether it has one that was confirmed
   * @param subject who it is at the identity provider, where it is linked
   */
  record AccountView(
      UUID id,
      String username,
      Role role,
      List<String> scope,
      @Nullable String worker,
      boolean disabled,
      boolean secondFactor,
      OffsetDateTime createdAt,
      @Nullable String subject) {}

  /** Accounts by name; {@code next} continues after it, null at the end. */
  record Page(List<AccountView> accounts, @Nullable String next) {}

  private final Accounts accounts;
  private final ZoneId zone;

  AdministrationController(Accounts accounts, ZoneId zone) {
    this.accounts = accounts;
    this.zone = zone;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Account addAccount(@RequestBody NewAccount wanted) {
    return accounts.add(
        wanted.username(), wanted.password(), wanted.role(), wanted.scope(), wanted.worker());
  }

  @GetMapping
  Page listAccounts(
      @RequestParam Optional<String> after, @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<AccountView> page =
        accounts.page(after.orElse(null), most).stream().map(this::view).toList();
    return new Page(page, page.size() < most ? null : page.getLast().username());
  }

  @PutMapping("/{id}")
  AccountView changeAccount(@PathVariable UUID id, @RequestBody Changed changed) {
    return view(
        accounts.change(
            SignedIn.current().account(), id, changed.role(), changed.scope(), changed.disabled()));
  }

  @PutMapping("/{id}/subject")
  AccountView linkAccount(@PathVariable UUID id, @RequestBody Link link) {
    return view(accounts.link(id, link.subject()));
  }

  @DeleteMapping("/{id}/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resetSecondFactor(@PathVariable UUID id) {
    accounts.resetSecondFactor(id);
  }

  private AccountView view(Listed listed) {
    Account account = listed.account();
    return new AccountView(
        account.id(),
        account.username(),
        account.role(),
        account.scope(),
        account.worker(),
        listed.disabled(),
        listed.secondFactor(),
        listed.createdAt().atZone(zone).toOffsetDateTime(),
        listed.subject());
  }
}
