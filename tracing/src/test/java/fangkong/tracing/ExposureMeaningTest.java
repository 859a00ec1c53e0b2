package fangkong.tracing;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The "Meaning" of the contract: exposures, sentences 3 and 4. */
@Tag("row-2.16")
@Tag("row-3.7")
class ExposureMeaningTest {
  @Test
  void aSourceExposesOnlyInItsWindows() {
    Scenario.of(
            """
            case A 20..30
            case A 40..45
            A at x 0..100
            B at x 0..25
            C at x 25..42
            D at x 30..40
            E at x 45..100
            """)
        .gives(
            """
            B,1,20,25,5,1,1,A
            C,1,25,42,7,2,1,A
            """);
  }

  @Test
  void aClipWithoutLengthIsDroppedBeforeItLingers() {
    Scenario.of(
            """
            linger 10
            case A 20..30
            A at x 0..20
            A at y 30..40
            B at x 0..50
            C at y 0..50
            """)
        .gives("");
  }

  @Test
  void aPlaceExposesWhileItLingersAfterTheWindowToo() {
    Scenario.of(
            """
            linger 10
            case A 0..30
            A at x 0..20
            A at y 0..40
            B at x 25..50
            C at y 35..50
            D at x 30..50
            """)
        .gives(
            """
            B,1,25,30,5,1,1,A
            C,1,35,40,5,1,1,A
            """);
  }

  @Test
  void exposingIntervalsThatTouchThroughLingerAreUnited() {
    Scenario.of(
            """
            linger 10
            min-overlap 40
            case A 0..100
            A at x 0..20
            A at x 30..40
            A at y 0..20
            A at y 31..40
            B at x 0..50
            C at y 0..50
            """)
        .gives(
            """
            B,1,0,50,50,1,1,A
            """);
  }

  @Test
  void windowsThatOverlapOrTouchExposeAPlaceOnce() {
    Scenario.of(
            """
            case A 0..20
            case A 10..30
            case A 30..40
            case A 0..20
            A at x 0..50
            B at x 5..60
            """)
        .gives(
            """
            B,1,5,40,35,1,1,A
            """);
  }

  @Test
  void aCaseGivenTwiceLeavesTheWindowsOfOthersAlone() {
    Scenario.of(
            """
            until 100
            case A 0..100
            case A 50..100
            case B 0..100
            A at y 0..10
            B at x 0..40
            C at x 0..40
            """)
        .gives(
            """
            C,1,0,40,40,1,1,B
            """);
  }

  @Test
  void theLeastOverlapIsAskedOfEveryExposureAlone() {
    Scenario.of(
            """
            min-overlap 10
            case A 0..100
            A at x 0..50
            B at x 0..9
            B at x 20..29
            C at x 0..10
            D at x 0..9
            D at x 20..31
            """)
        .gives(
            """
            C,1,0,10,10,1,1,A
            D,1,20,31,11,1,1,A
            """);
  }

  @Test
  void aNamedContactIsExposedInOneDirectionWithoutStays() {
    Scenario.of(
            """
            until 100
            case A 10..20
            A names B 0..15
            C names A 0..15
            """)
        .gives(
            """
            B,1,10,15,5,1,1,A
            """);
  }

  @Test
  void aNamedContactDoesNotLinger() {
    Scenario.of(
            """
            linger 50
            case A 0..20
            A names B 20..30
            A names C 10..15
            A names D 15..30
            """)
        .gives(
            """
            C,1,10,15,5,1,1,A
            D,1,15,20,5,1,1,A
            """);
  }

  @Test
  void namedContactsOfOnePairAreUnited() {
    Scenario.of(
            """
            min-overlap 15
            case A 0..100
            A names B 0..10
            A names B 10..15
            A names B 5..12
            A names C 0..10
            A names C 11..16
            """)
        .gives(
            """
            B,1,0,15,15,1,1,A
            """);
  }

  @Test
  void aNamedContactMeetsEachWindowForItself() {
    Scenario.of(
            """
            case A 0..20
            case A 10..30
            A names B 5..25
            """)
        .gives(
            """
            B,1,5,25,30,2,1,A
            """);
  }

  @Test
  void staysAndNamedContactsAddUp() {
    Scenario.of(
            """
            case A 0..100
            A at x 0..50
            B at x 10..20
            A names B 15..30
            """)
        .gives(
            """
            B,1,10,30,25,2,1,A
            """);
  }
}
