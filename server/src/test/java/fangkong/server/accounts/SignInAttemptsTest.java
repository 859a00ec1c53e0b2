package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.SetClock;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many guesses a name and an address have, on a clock that moves when it is told to. */
class SignInAttemptsTest {

  private static final String HERE = "192.0.2.1";

  private final SetClock clock = new SetClock(Instant.parse("2022-07-01T00:00:00Z"));
  private final SignInAttempts attempts = new SignInAttempts(clock);

  /** How many attempts are taken before one is refused. */
  private int countTaken(String username, String address) {
    int taken = 0;
    while (taken <= 2 * SignInAttempts.ATTEMPTS_OF_AN_ADDRESS) {
      try {
        attempts.take(username, address);
        taken++;
      } catch (Refused e) {
        break;
      }
    }
    return taken;
  }

  private static String address(int number) {
    return "10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256;
  }

  private void assertRefused(String username, String address, Duration wait) {
    assertThatThrownBy(() -> attempts.take(username, address))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.problems().getFirst().code())
                  .isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
              assertThat(refused.problems().getFirst().value())
                  .isEqualTo(Long.toString(wait.toSeconds()));
            });
  }

  @Test
  void a_name_has_ten_attempts_from_wherever_and_gets_one_back_every_half_minute() {
    for (int i = 0; i < SignInAttempts.ATTEMPTS_OF_A_NAME; i++) {
      attempts.take("guessed", address(i));
    }
    assertRefused("guessed", HERE, Duration.ofSeconds(30));

    clock.move(Duration.ofMillis(29_001));
    assertRefused("guessed", HERE, Duration.ofSeconds(1));
    clock.move(Duration.ofMillis(999));
    assertThat(countTaken("guessed", HERE)).isEqualTo(1);
    clock.move(Duration.ofDays(1));
    assertThat(countTaken("guessed", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
  }

  @Test
  void an_address_has_a_hundred_attempts_at_whatever_names() {
    for (int i = 0; i < SignInAttempts.ATTEMPTS_OF_AN_ADDRESS; i++) {
      attempts.take("name-" + i, HERE);
    }
    assertRefused("another", HERE, Duration.ofSeconds(3));
    attempts.take("another", "192.0.2.2");

    clock.move(Duration.ofSeconds(3));
    attempts.take("another", HERE);
    assertRefused("another", HERE, Duration.ofSeconds(3));
  }

  @Test
  void what_is_refused_takes_nothing() {
    assertThat(countTaken("guessed", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    for (int i = 0; i < SignInAttempts.ATTEMPTS_OF_AN_ADDRESS; i++) {
      assertRefused("guessed", HERE, Duration.ofSeconds(30));
    }

    attempts.take("another", HERE);
  }

  @Test
  void a_right_password_costs_no_attempt_and_forgives_none() {
    for (int i = 0; i < 1_000; i++) {
      attempts.take("right", HERE);
      attempts.giveBack("right", HERE);
    }
    attempts.take("right", HERE);
    attempts.take("right", HERE);
    attempts.giveBack("right", HERE);

    assertThat(countTaken("right", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME - 1);
  }

  @Test
  void whoever_lately_signed_in_from_there_has_attempts_that_nobody_elsewhere_uses_up() {
    attempts.take("mine", HERE);
    attempts.giveBack("mine", HERE);
    int elsewhere = 0;
    for (int i = 0; i < SignInAttempts.ATTEMPTS_OF_A_NAME; i++) {
      attempts.take("mine", address(i));
      elsewhere++;
    }
    assertThat(elsewhere).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertRefused("mine", "192.0.2.2", Duration.ofSeconds(30));

    attempts.take("mine", HERE);
    attempts.giveBack("mine", HERE);

    assertThat(countTaken("mine", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertRefused("mine", HERE, Duration.ofSeconds(30));
  }

  @Test
  void an_address_is_known_for_a_while_and_for_its_name_alone() {
    attempts.take("mine", HERE);
    attempts.giveBack("mine", HERE);
    assertThat(countTaken("mine", "192.0.2.2")).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertThat(countTaken("other", "192.0.2.2")).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertRefused("other", HERE, Duration.ofSeconds(30));

    clock.move(SignInAttempts.KNOWN);
    assertThat(countTaken("mine", "192.0.2.2")).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertRefused("mine", HERE, Duration.ofSeconds(30));
  }

  @Test
  void a_network_of_ipv6_counts_as_one_address_however_it_is_written() {
    int taken = 0;
    for (int i = 0; i < SignInAttempts.ATTEMPTS_OF_AN_ADDRESS; i++) {
      attempts.take("name-" + i, "2001:db8:0:1:" + Integer.toHexString(i) + ":0:0:1");
      taken++;
    }
    assertThat(taken).isEqualTo(SignInAttempts.ATTEMPTS_OF_AN_ADDRESS);
    assertRefused("another", "2001:db8:0:1::5", Duration.ofSeconds(3));
    attempts.take("another", "2001:db8:0:2::5");
  }

  @Test
  void a_clock_that_was_set_back_makes_nobody_wait_until_it_is_what_it_was() {
    assertThat(countTaken("guessed", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);

    clock.move(Duration.ofDays(-1));

    assertRefused("guessed", HERE, Duration.ofSeconds(30));
    clock.move(Duration.ofSeconds(30));
    assertThat(countTaken("guessed", HERE)).isEqualTo(1);
  }

  @Test
  void what_is_kept_is_bounded_and_the_tried_longest_ago_is_forgotten_first() {
    assertThat(countTaken("first", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    for (int i = 1; i < SignInAttempts.MOST_KEPT; i++) {
      attempts.take("name-" + i, address(i));
    }
    assertRefused("first", HERE, Duration.ofSeconds(30));

    for (int i = 0; i < 100; i++) {
      attempts.take("more-" + i, address(20_000 + i));
    }

    assertThat(attempts.countKept()).isEqualTo(2 * SignInAttempts.MOST_KEPT);
    attempts.take("first", HERE);
  }

  @Test
  void a_right_password_without_a_code_makes_no_address_known() {
    attempts.take("mine", HERE);
    attempts.giveBackOnly("mine", HERE);

    assertThat(countTaken("mine", HERE)).isEqualTo(SignInAttempts.ATTEMPTS_OF_A_NAME);
    assertThat(countTaken("mine", "192.0.2.2")).isZero();
  }

  @Test
  void codes_have_attempts_of_their_own_that_come_back_slowly() {
    for (int i = 0; i < SignInAttempts.ATTEMPTS_AT_CODES; i++) {
      attempts.takeCode("mine");
    }

    assertThatThrownBy(() -> attempts.takeCode("mine")).isInstanceOf(Refused.class);
    attempts.takeCode("other");
    clock.move(SignInAttempts.ONE_AT_CODES.minusSeconds(1));
    assertThatThrownBy(() -> attempts.takeCode("mine")).isInstanceOf(Refused.class);
    clock.move(Duration.ofSeconds(1));
    attempts.takeCode("mine");
    attempts.giveBackCode("mine");
    attempts.takeCode("mine");
  }
}
