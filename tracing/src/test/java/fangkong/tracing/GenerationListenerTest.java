package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationListenerTest {

  @Test
  void hears_each_generation_once_up_to_the_first_without_contacts() {
    TraceIndex.Builder index = TraceIndex.builder();
    index.stay(0, 0, 0, 10);
    index.stay(1, 0, 0, 10);
    CaseWindows.Builder cases = CaseWindows.builder();
    cases.window(0, 0, 100);
    List<Integer> heard = new ArrayList<>();

    new Tracer(index.build(3600), PersonOrder.NATURAL)
        .trace(cases.build(), new TraceParameters(3, 0, 0, 0, 100), heard::add);

    assertThat(heard).containsExactly(1, 2);
  }
}
