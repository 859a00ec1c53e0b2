package fangkong.server.checkpoints;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.server.SetClock;
import fangkong.server.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LookUpAllowanceTest {

  private static final UUID GATE = new UUID(0, 1);
  private static final UUID OTHER_GATE = new UUID(0, 2);

  private final SetClock clock = new SetClock(Instant.parse("2022-07-01T00:00:00Z"));
  private final LookUpAllowance allowance = new LookUpAllowance(clock);

  private void spendAll() {
    for (int i = 0; i < LookUpAllowance.LOOK_UPS; i++) {
      allowance.take(GATE);
    }
  }

  @Test
  void an_account_that_has_spent_its_look_ups_waits_and_no_other_does() {
    spendAll();

    assertThatThrownBy(() -> allowance.take(GATE)).isInstanceOf(Refused.class);
    assertThatCode(() -> allowance.take(OTHER_GATE)).doesNotThrowAnyException();
  }

  @Test
  void look_ups_come_back_one_by_one() {
    spendAll();
    clock.move(LookUpAllowance.EACH);

    allowance.take(GATE);

    assertThatThrownBy(() -> allowance.take(GATE)).isInstanceOf(Refused.class);
  }

  @Test
  void all_of_them_are_back_after_a_minute_and_never_more() {
    spendAll();
    clock.move(Duration.ofHours(1));

    spendAll();

    assertThatThrownBy(() -> allowance.take(GATE)).isInstanceOf(Refused.class);
  }

  @Test
  void nobody_waits_longer_because_the_clock_was_set_back() {
    spendAll();
    clock.move(Duration.ofDays(1).negated());
    assertThatThrownBy(() -> allowance.take(GATE)).isInstanceOf(Refused.class);
    clock.move(Duration.ofMinutes(1));

    assertThatCode(() -> allowance.take(GATE)).doesNotThrowAnyException();
  }
}
