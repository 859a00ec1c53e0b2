package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** When a password is hashed, and that it holds no connection meanwhile. */
@ServerTest
class PasswordsIT {

  private static final String HERE = "192.0.2.1";
  private static final String PASSWORD = "a password of length";

  /** Writes down every hashing and comparing, and whether a transaction was open. */
  private static final class Watched implements PasswordEncoder {
    private final PasswordEncoder passwords;
    private final List<String> done = new ArrayList<>();

    Watched(PasswordEncoder passwords) {
      this.passwords = passwords;
    }

    private void note(String what) {
      done.add(
          TransactionSynchronizationManager.isActualTransactionActive()
              ? what + " in a transaction"
              : what);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      note("hashed");
      return passwords.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      note("compared with " + parameters(Objects.requireNonNull(hash)));
      return passwords.matches(password, hash);
    }

    List<String> takeDone() {
      List<String> taken = List.copyOf(done);
      done.clear();
      return taken;
    }
  }

  private final PasswordEncoder passwords;
  private final Watched watched;
  private final JdbcAccounts jdbc;
  private final Accounts accounts;
  private final Sessions sessions;

  PasswordsIT(
      ServerUnderTest server,
      AutowireCapableBeanFactory beans,
      JdbcAccounts jdbc,
      SecondFactors secondFactors,
      Devices devices,
      RoleRights rights,
      IdentityProvider provider,
      Regions regions,
      @Qualifier("system") Clock clock,
      PasswordEncoder passwords,
      PlatformTransactionManager transactions) {
    server.administrator();
    this.passwords = passwords;
    this.watched = new Watched(passwords);
    this.jdbc = jdbc;
    // with the transactions that its annotations ask for
    this.accounts =
        (Accounts)
            beans.initializeBean(
                new Accounts(
                    jdbc,
                    regions,
                    rights,
                    clock,
                    watched,
                    secondFactors,
                    devices,
                    provider,
                    transactions),
                "watchedAccounts");
    this.sessions =
        new Sessions(
            jdbc,
            secondFactors,
            provider,
            devices,
            regions,
            rights,
            clock,
            watched,
            new SignInAttempts(clock),
            beans.getBeanProvider(EmergencyScope.class),
            transactions);
  }

  /** A hash with its salt and digest blackened: what it costs to compare with. */
  private static String parameters(String hash) {
    String[] parts = hash.split("\\$", -1);
    assertThat(parts).hasSize(6);
    parts[4] = "x".repeat(parts[4].length());
    parts[5] = "x".repeat(parts[5].length());
    return String.join("$", parts);
  }

  private void assertRefused(String username, String password) {
    assertThatThrownBy(() -> sessions.signIn(username, password, null, HERE))
        .isInstanceOf(Refused.class);
  }

  @Test
  void nothing_is_hashed_before_somebody_asks_and_never_in_a_transaction() throws Exception {
    assertThat(watched.takeDone()).isEmpty();

    accounts.add("watched-one", PASSWORD, Role.AUDITOR, List.of("41/"), null);
    assertThat(watched.takeDone()).containsExactly("hashed");

    jdbc.putSetup(MessageDigest.getInstance("SHA-256").digest(new byte[] {'t'}));
    accounts.setUp("t", "watched-two", PASSWORD);
    assertThat(watched.takeDone()).containsExactly("hashed");
  }

  @Test
  void a_token_that_is_no_token_costs_no_hashing() {
    assertThatThrownBy(() -> accounts.setUp("guessed", "watched-three", PASSWORD))
        .isInstanceOf(Refused.class);

    assertThat(watched.takeDone()).isEmpty();
  }

  @Test
  void whoever_signs_in_costs_one_comparison_of_the_same_kind_whether_there_is_an_account_or_not() {
    accounts.add("watched-four", PASSWORD, Role.AUDITOR, List.of("41/"), null);
    watched.takeDone();
    String once = "compared with " + parameters(Objects.requireNonNull(passwords.encode(PASSWORD)));

    sessions.signIn("watched-four", PASSWORD, null, HERE);
    assertThat(watched.takeDone()).containsExactly(once);
    assertRefused("watched-four", PASSWORD + "x");
    assertThat(watched.takeDone()).containsExactly(once);
    assertRefused("watched-nobody", PASSWORD);
    assertThat(watched.takeDone()).containsExactly(once);
  }

  @Test
  void a_password_is_changed_with_one_comparison_and_one_hashing_and_never_in_a_transaction() {
    SignedIn who =
        SignedIn.of(
            accounts.add("watched-five", PASSWORD, Role.AUDITOR, List.of("41/"), null),
            RoleRights.shipped());
    watched.takeDone();
    String once = "compared with " + parameters(Objects.requireNonNull(passwords.encode(PASSWORD)));

    sessions.changePassword(who, "none", PASSWORD, PASSWORD + " and more", HERE);

    assertThat(watched.takeDone()).containsExactly(once, "hashed");
  }
}
