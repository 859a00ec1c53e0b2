package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The "Meaning" of the contract: windows of contacts and generations, sentences 5 and 6. */
@Tag("row-2.16")
@Tag("row-3.7")
class GenerationMeaningTest {
  @Test
  void aContactIsInfectiousFromItsFirstExposurePlusLatentUntilTheEnd() {
    Scenario.of(
            """
            generations 2
            latent 10
            until 80
            case A 0..100
            A at x 0..30
            B at x 20..30
            B at y 25..200
            C at y 25..30
            D at y 25..31
            E at y 79..90
            F at y 80..90
            """)
        .gives(
            """
            B,1,20,30,10,1,1,A
            D,2,30,31,1,1,1,B
            E,2,79,80,1,1,1,B
            """);
  }

  @Test
  void untilFillsOpenWindowsAndClipsNothingElse() {
    Scenario.of(
            """
            until 30
            linger 5
            case A 0..
            case B 0..50
            A at x 0..100
            B at y 0..100
            C at x 0..100
            D at y 0..100
            """)
        .gives(
            """
            C,1,0,35,35,1,1,A
            D,1,0,55,55,1,1,B
            """);
  }

  @Test
  void untilIsTheLatestEndOfAnyStayOrElseOfAnyNamedContact() {
    assertThat(Scenario.of("A at x 0..10\nA names B 0..99").index().latestEnd()).hasValue(10);
    assertThat(Scenario.of("assumed-stay 7\nA at x 5..").index().latestEnd()).hasValue(12);
    assertThat(Scenario.of("A at x 0..9\nA at x 20..15").index().latestEnd()).hasValue(15);
    assertThat(Scenario.of("A names B 0..99").index().latestEnd()).hasValue(99);
    assertThat(Scenario.of("").index().latestEnd()).isEmpty();
  }

  @Test
  void anEmptyWindowExposesNobodyAndIsCounted() {
    Scenario scenario =
        Scenario.of(
            """
            generations 2
            until 40
            case A 20..20
            case B 30..10
            case C 50..
            case D 0..10
            A at x 0..50
            B at x 0..50
            C at x 0..60
            E at x 0..60
            D at y 0..10
            F at y 5..10
            latent 35
            """);
    scenario.gives(
        """
        F,1,5,10,5,1,1,D
        """);
    assertThat(scenario.contacts().emptyWindows()).isEqualTo(4);
  }

  @Test
  void aCaseIsNeverAContactEvenWithoutAWindow() {
    Scenario.of(
            """
            generations 3
            case A 0..100
            case B 5..5
            A at x 0..50
            B at x 0..50
            A names B 0..50
            A names A 0..50
            """)
        .gives("");
  }

  @Test
  void aPersonBelongsToTheSmallestGeneration() {
    Scenario.of(
            """
            generations 3
            case A 0..100
            A at x 0..10
            B at x 0..10
            B at y 20..30
            C at y 20..30
            C at z 40..50
            B at z 40..50
            D at z 40..50
            A at z 49..50
            E at w 60..70
            C at w 60..70
            """)
        .gives(
            """
            B,1,0,50,11,2,1,A
            C,1,49,50,1,1,1,A
            D,1,49,50,1,1,1,A
            E,2,60,70,10,1,1,C
            """);
  }

  @Test
  void onlySourcesOfTheGenerationBeforeCount() {
    Scenario.of(
            """
            generations 2
            min-overlap 5
            case A 0..100
            A at x 0..10
            B at x 0..10
            A at y 20..24
            B at y 20..40
            C at y 20..40
            D at y 20..40
            """)
        .gives(
            """
            B,1,0,10,10,1,1,A
            C,2,20,40,20,1,1,B
            D,2,20,40,20,1,1,B
            """);
  }

  @Test
  void twoSourcesAtOnceCountTwiceAndTheLargerIsTheMainOne() {
    Scenario.of(
            """
            case A 0..100
            case B 0..100
            A at x 0..10
            B at x 0..20
            C at x 0..30
            """)
        .gives(
            """
            C,1,0,20,30,2,2,B
            """);
  }

  @Test
  void theMainSourceIsTheOneWithTheLargestSumNotTheLongestExposure() {
    Scenario.of(
            """
            case A 0..100
            case B 0..100
            A at x 0..6
            A at x 10..16
            B at x 0..10
            C at x 0..30
            """)
        .gives(
            """
            C,1,0,16,22,3,2,A
            """);
  }

  @Test
  void aTieBetweenMainSourcesGoesToTheFirstInOrder() {
    Scenario.of(
            """
            generations 2
            case A 0..100
            A at x 0..10
            C at x 1..10
            B at x 2..10
            C at y 20..30
            B at y 20..30
            D at y 20..30
            """)
        .gives(
            """
            B,1,2,10,8,1,1,A
            C,1,1,10,9,1,1,A
            D,2,20,30,20,2,2,B
            """);
  }

  @Test
  void generationsEndWhereTheyAreToldTo() {
    String chain =
        """
        case A 0..100
        A at x 0..10
        B at x 5..20
        C at x 15..30
        D at x 25..40
        """;
    Scenario.of("generations 0\n" + chain).gives("");
    Scenario.of("generations 1\n" + chain).gives("B,1,5,10,5,1,1,A\n");
    Scenario.of("generations 9\n" + chain)
        .gives(
            """
            B,1,5,10,5,1,1,A
            C,2,15,20,5,1,1,B
            D,3,25,30,5,1,1,C
            """);
  }

  @Test
  void nothingInNothingOut() {
    Scenario.of("").gives("");
    Scenario.of("case A 0..10").gives("");
    Scenario.of("A at x 0..10").gives("");
  }
}
