package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.tracing.kernel.Places;
import fangkong.tracing.spi.PersonOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the index refuses, how it is shared, and how far a long stay makes scans reach. */
@Tag("row-2.16")
class TraceIndexTest {
  @Test
  void oneIndexAnswersManyTraces() {
    TraceIndex index = TraceIndex.builder().stay(0, 0, 0, 10).stay(1, 0, 5, 15).build(0);
    Tracer tracer = new Tracer(index, PersonOrder.NATURAL);
    CaseWindows first = CaseWindows.builder().window(0, 0, 100).build();
    CaseWindows second = CaseWindows.builder().window(1, 0, 100).build();
    TraceParameters parameters = TraceParameters.firstGeneration(100);
    for (int i = 0; i < 2; i++) {
      assertThat(Engine.trace(tracer, first, parameters, Places.Way.FITTING).lines())
          .isEqualTo("1,1,5,10,5,1,1,0\n");
      assertThat(Engine.trace(tracer, second, parameters, Places.Way.FITTING).lines())
          .isEqualTo("0,1,5,10,5,1,1,1\n");
    }
  }

  @Test
  void aCaseTheIndexNeverSawHasNoContacts() {
    TraceIndex index = TraceIndex.builder().stay(0, 0, 0, 10).build(0);
    CaseWindows cases = CaseWindows.builder().openWindow(7_000, 0).build();
    assertThat(
            new Tracer(index, PersonOrder.NATURAL)
                .trace(cases, TraceParameters.firstGeneration(10))
                .size())
        .isZero();
  }

  @Test
  void numbersThatCannotBeMeantAreRefusedByName() {
    TraceIndex.Builder builder = TraceIndex.builder();
    assertThatThrownBy(() -> builder.stay(-1, 0, 0, 1)).hasMessageContaining("person is -1");
    assertThatThrownBy(() -> builder.stay(0, -2, 0, 1)).hasMessageContaining("place is -2");
    assertThatThrownBy(() -> builder.stay(0, 0, Long.MIN_VALUE, 1))
        .hasMessageContaining("enteredAt is -9223372036854775808");
    assertThatThrownBy(() -> builder.namedContact(0, -3, 0, 1))
        .hasMessageContaining("contact is -3");
    assertThatThrownBy(() -> builder.build(-5))
        .hasMessageContaining("assumedStaySeconds is negative: -5");
    assertThatThrownBy(() -> CaseWindows.builder().window(0, 0, Long.MAX_VALUE))
        .hasMessageContaining("until is 9223372036854775807");
    assertThatThrownBy(() -> new TraceParameters(-1, 0, 0, 0, 0))
        .hasMessageContaining("generations is negative: -1");
    assertThatThrownBy(() -> new TraceParameters(1, 0, -7, 0, 0))
        .hasMessageContaining("lingerSeconds is negative: -7");
  }
}
