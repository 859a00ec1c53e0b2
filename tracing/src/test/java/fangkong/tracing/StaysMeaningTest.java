package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The "Meaning" of the contract: stays, sentences 1 and 2. */
@Tag("row-2.16")
@Tag("row-3.7")
class StaysMeaningTest {
  @Test
  void whoWasAtThePlaceAtTheTimeIsAContact() {
    Scenario.of(
            """
            case A 0..100
            A at x 10..30
            B at x 20..40
            C at y 20..40
            D at x 31..40
            """)
        .gives(
            """
            B,1,20,30,10,1,1,A
            """);
  }

  @Test
  void aStayExcludesItsEnd() {
    Scenario.of(
            """
            case A 0..100
            A at x 10..20
            B at x 20..30
            C at x 0..10
            """)
        .gives("");
  }

  @Test
  void anOpenStayLastsTheAssumedStay() {
    Scenario.of(
            """
            assumed-stay 10
            case A 0..100
            A at x 0..50
            B at x 20..
            """)
        .gives(
            """
            B,1,20,30,10,1,1,A
            """);
  }

  @Test
  void anOpenStayEndsWhenThePersonEntersAnywhereElse() {
    Scenario.of(
            """
            assumed-stay 20
            case A 0..100
            A at x 0..50
            B at x 20..
            B at y 25..60
            """)
        .gives(
            """
            B,1,20,25,5,1,1,A
            """);
  }

  @Test
  void onlyAStrictlyLaterEntryEndsAnOpenStay() {
    Scenario.of(
            """
            assumed-stay 20
            case A 0..100
            A at x 0..50
            B at y 20..21
            B at x 20..
            B at z 20..
            """)
        .gives(
            """
            B,1,20,40,20,1,1,A
            """);
  }

  @Test
  void theEntryOfAnEmptyStayEndsAnOpenStay() {
    Scenario.of(
            """
            assumed-stay 20
            case A 0..100
            A at x 0..50
            B at x 20..
            B at y 30..30
            """)
        .gives(
            """
            B,1,20,30,10,1,1,A
            """);
  }

  @Test
  void theEntryOfAnotherPersonEndsNoOpenStay() {
    Scenario.of(
            """
            assumed-stay 20
            case A 0..100
            A at x 0..50
            B at x 20..
            C at y 25..60
            """)
        .gives(
            """
            B,1,20,40,20,1,1,A
            """);
  }

  @Test
  void anEmptyStayExposesNobodyAndIsCounted() {
    Scenario scenario =
        Scenario.of(
            """
            case A 0..100
            A at x 0..50
            B at x 20..20
            C at x 30..10
            A at y 20..20
            D at y 0..50
            """);
    scenario.gives("");
    assertThat(scenario.index().emptyStays()).isEqualTo(3);
    assertThat(scenario.index().checkIns()).isEqualTo(5);
  }

  @Test
  void overlappingAndTouchingStaysOfOnePersonAreUnited() {
    Scenario.of(
            """
            min-overlap 30
            case A 0..100
            A at x 0..50
            B at x 10..20
            B at x 15..30
            B at x 30..40
            C at x 10..20
            C at x 21..40
            """)
        .gives(
            """
            B,1,10,40,30,1,1,A
            """);
  }

  @Test
  void repeatedRowsCountOnce() {
    Scenario.of(
            """
            case A 0..100
            A at x 0..50
            A at x 0..50
            B at x 10..20
            B at x 10..20
            """)
        .gives(
            """
            B,1,10,20,10,1,1,A
            """);
  }
}
