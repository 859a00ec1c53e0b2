package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.tracing.kernel.Places;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Check-ins that come while others ask. */
@Tag("row-2.16")
class LiveIndexTest {
  private static final CaseWindows CASES = CaseWindows.builder().openWindow(0, 0).build();
  private static final long DAY = 86_400;

  private static String ask(LiveIndex live) {
    Tracer tracer = new Tracer(live.current(), PersonOrder.NATURAL);
    return Engine.trace(
            tracer, CASES, TraceParameters.firstGeneration(30 * DAY), Places.Way.FITTING)
        .lines();
  }

  @Test
  void whatIsAppendedIsSeenOnceItIsSealed() {
    LiveIndex live = new LiveIndex(3_600, 0, Workers.ALONE);
    live.stay(0, 5, 100, 200);
    live.seal();
    live.stay(1, 5, 150, 250);
    assertThat(ask(live)).isEmpty();
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,150,200,50,1,1,0\n");
  }

  @Test
  void aLaterEntryEndsAnOpenStayThatWasSealedTheDayBefore() {
    LiveIndex live = new LiveIndex(3_600, 0, Workers.ALONE);
    live.stay(0, 5, DAY - 600, DAY + 600);
    live.openStay(1, 5, DAY - 300);
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,86100,87000,900,1,1,0\n");
    live.openStay(1, 9, DAY + 100);
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,86100,86500,400,1,1,0\n");
  }

  @Test
  void aStayThatJoinsTwoAcrossMidnightMakesThemOneExposure() {
    LiveIndex live = new LiveIndex(3_600, 0, Workers.ALONE);
    live.stay(0, 5, DAY - 600, DAY + 600);
    live.stay(1, 5, DAY - 500, DAY - 100);
    live.stay(1, 5, DAY + 100, DAY + 500);
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,85900,86900,800,2,1,0\n");
    live.stay(1, 5, DAY - 100, DAY + 100);
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,85900,86900,1000,1,1,0\n");
  }

  @Test
  void whatAFailedSealingLeftIsSealedByTheNext() {
    AtomicBoolean failing = new AtomicBoolean();
    Workers sometimes =
        new Workers() {
          @Override
          public int count() {
            return 1;
          }

          @Override
          public void run(Task task) {
            if (failing.get()) {
              throw new IllegalStateException("no thread");
            }
            task.run(0);
          }
        };
    LiveIndex live = new LiveIndex(3_600, 0, sometimes);
    live.stay(0, 5, 100, 200);
    failing.set(true);
    assertThatThrownBy(live::seal).hasMessage("no thread");
    failing.set(false);
    live.stay(1, 5, 150, 250);
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,150,200,50,1,1,0\n");
    assertThat(live.current().checkIns()).isEqualTo(2);
  }

  @Test
  void growsUponAnIndexThatWasBuilt() {
    TraceIndex base =
        TraceIndex.builder().stay(0, 5, 100, 5 * DAY).openStay(1, 5, 4 * DAY).build(3_600);
    LiveIndex live = new LiveIndex(base, 0, Workers.ALONE);
    live.stay(1, 6, 4 * DAY + 60, 4 * DAY + 90);
    live.stay(2, 5, 6 * DAY, 7 * DAY);
    live.seal();
    assertThat(ask(live)).isEqualTo("1,1,345600,345660,60,1,1,0\n");
    assertThat(live.current().checkIns()).isEqualTo(4);
    assertThat(live.current().unitedStays()).isEqualTo(4);
  }

  @Test
  void anIndexMadeForAnotherAssumedStayIsRefused() {
    List<MemorySegment> images = Engine.written(TraceIndex.builder().openStay(0, 0, 0).build(60));
    assertThatThrownBy(() -> TraceIndex.open(images, 61))
        .hasMessageContaining("assumedStaySeconds is 61, and a segment was made for 60");
  }

  @Test
  void asksAndAppendsAtTheSameTimeDoNotDisturbEachOther() throws InterruptedException {
    LiveIndex live = new LiveIndex(3_600, 0, Workers.ALONE);
    AtomicBoolean done = new AtomicBoolean();
    Thread appending =
        Thread.ofPlatform()
            .start(() -> {
              Random random = new Random(3);
              for (int row = 0; row < 40_000; row++) {
                long entered = random.nextLong(20 * DAY);
                live.openStay(random.nextInt(500), random.nextInt(50), entered);
                if (row % 200 == 0) {
                  live.seal();
                }
              }
              live.seal();
              done.set(true);
            });
    int asked = 0;
    while (!done.get()) {
      TraceIndex snapshot = live.current();
      Tracer tracer = new Tracer(snapshot, PersonOrder.NATURAL);
      TraceParameters parameters = TraceParameters.firstGeneration(30 * DAY);
      String first = Engine.trace(tracer, CASES, parameters, Places.Way.PAIR).lines();
      String again = Engine.trace(tracer, CASES, parameters, Places.Way.SWEEP).lines();
      assertThat(again).isEqualTo(first);
      asked++;
    }
    appending.join();
    assertThat(asked).isPositive();
    Random random = new Random(3);
    TraceIndex.Builder all = TraceIndex.builder();
    for (int row = 0; row < 40_000; row++) {
      long entered = random.nextLong(20 * DAY);
      all.openStay(random.nextInt(500), random.nextInt(50), entered);
    }
    Tracer built = new Tracer(all.build(3_600), PersonOrder.NATURAL);
    assertThat(ask(live))
        .isEqualTo(
            Engine.trace(built, CASES, TraceParameters.firstGeneration(30 * DAY), Places.Way.WALK)
                .lines());
  }
}
