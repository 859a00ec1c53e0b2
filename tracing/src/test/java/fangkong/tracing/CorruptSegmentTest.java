package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.tracing.segment.CorruptSegmentException;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * No damaged segment is read as data: whatever happens to its bytes, the answer is refused or it is
 * the right one.
 */
class CorruptSegmentTest {
  private static final int PEOPLE = 3_000;
  private static final int ROWS = 60_000;
  private static final long ASSUMED = 3_600;

  private final TraceIndex index = index(1);
  private final List<MemorySegment> good = Engine.written(index);
  private final CaseWindows cases =
      CaseWindows.builder().window(7, 100_000, 250_000).window(90, 400_000, 500_000).build();
  private final TraceParameters parameters = new TraceParameters(2, 300, 0, 0, 1_000_000);
  private final String expected = answer(index);

  private static TraceIndex index(long seed) {
    Random random = new Random(seed);
    LiveIndex live = new LiveIndex(ASSUMED, 0, Workers.ALONE);
    for (int row = 0; row < ROWS; row++) {
      long entered = random.nextLong(900_000);
      long length = random.nextInt(500) == 0 ? 1L << 33 : random.nextLong(9_000);
      live.stay(random.nextInt(PEOPLE), random.nextInt(400), entered, entered + length);
      if (row == ROWS * 9 / 10) {
        live.seal();
      }
    }
    live.seal();
    return live.current();
  }

  private String answer(TraceIndex asked) {
    Contacts contacts = new Tracer(asked, PersonOrder.NATURAL).trace(cases, parameters);
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < contacts.size(); row++) {
      lines
          .append(contacts.person(row))
          .append(' ')
          .append(contacts.overlapSeconds(row))
          .append('\n');
    }
    return lines.toString();
  }

  private static MemorySegment copy(MemorySegment image, long bytes) {
    MemorySegment copy = Arena.ofAuto().allocate(bytes, Long.BYTES);
    MemorySegment.copy(image, 0, copy, 0, Math.min(bytes, image.byteSize()));
    return copy;
  }

  @Test
  void theTestHasSomethingToLose() {
    assertThat(expected.lines().count()).isGreaterThan(100);
    assertThat(good.size()).isGreaterThan(11);
    assertThat(answer(TraceIndex.open(good, ASSUMED))).isEqualTo(expected);
  }

  @Test
  void everyByteOfAHeaderCounts() {
    for (int at = 0; at < 512; at++) {
      MemorySegment damaged = copy(good.getFirst(), good.getFirst().byteSize());
      damaged.set(ValueLayout.JAVA_BYTE, at, (byte) (damaged.get(ValueLayout.JAVA_BYTE, at) ^ 16));
      List<MemorySegment> images = new ArrayList<>(good);
      images.set(0, damaged);
      assertThatThrownBy(() -> TraceIndex.open(images, ASSUMED))
          .as("byte %d", at)
          .isInstanceOf(CorruptSegmentException.class);
    }
  }

  @Test
  void randomDamageIsRefusedOrWithoutEffect() {
    int refused = 0;
    for (int seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      List<MemorySegment> images = new ArrayList<>(good);
      int which = random.nextInt(images.size());
      images.set(which, damaged(images.get(which), random));
      try {
        assertThat(answer(TraceIndex.open(images, ASSUMED)))
            .as("seed %d", seed)
            .isEqualTo(expected);
      } catch (CorruptSegmentException e) {
        assertThat(e).hasMessageContaining("Maybe build the segment again");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void aSetOfSegmentsIsOpenedWholeAndInItsOrder() {
    List<MemorySegment> missing = good.subList(0, good.size() - 1);
    List<MemorySegment> doubled = new ArrayList<>(good);
    doubled.set(1, good.getFirst());
    List<MemorySegment> swapped = new ArrayList<>(good);
    Collections.swap(swapped, 0, 1);
    List<MemorySegment> mixed = new ArrayList<>(good);
    TraceIndex other = index(2);
    mixed.set(0, Engine.written(other).getFirst());
    for (List<MemorySegment> images : List.of(missing, doubled, swapped, mixed)) {
      assertThatThrownBy(() -> TraceIndex.open(images, ASSUMED))
          .isInstanceOf(CorruptSegmentException.class);
    }
    assertThat(other.segments()).isEqualTo(good.size());
  }

  private static MemorySegment damaged(MemorySegment image, Random random) {
    long size = image.byteSize();
    return switch (random.nextInt(5)) {
      case 0 -> copy(image, random.nextLong(size));
      case 1 -> copy(image, size + 1 + random.nextLong(64));
      case 2 -> {
        MemorySegment bytes = copy(image, size);
        long at = random.nextLong(size);
        byte was = bytes.get(ValueLayout.JAVA_BYTE, at);
        bytes.set(ValueLayout.JAVA_BYTE, at, (byte) (was ^ 1 << random.nextInt(8)));
        yield bytes;
      }
      case 3 -> {
        MemorySegment bytes = copy(image, size);
        long at = random.nextLong(size);
        bytes.asSlice(at, Math.min(size - at, 1 + random.nextInt(5_000))).fill((byte) 0);
        yield bytes;
      }
      default -> {
        MemorySegment bytes = copy(image, size);
        long length = 1 + random.nextLong(size / 3);
        MemorySegment.copy(
            image, random.nextLong(size - length), bytes, random.nextLong(size - length), length);
        yield bytes;
      }
    };
  }

  @Test
  void bytesThatWereNeverASegmentAreRefused() {
    for (int seed = 0; seed < 200; seed++) {
      byte[] noise = new byte[seed * 16];
      new Random(seed).nextBytes(noise);
      MemorySegment bytes = Arena.ofAuto().allocate(Math.max(1, noise.length), Long.BYTES);
      MemorySegment.copy(noise, 0, bytes, ValueLayout.JAVA_BYTE, 0, noise.length);
      assertThatThrownBy(() -> TraceIndex.open(List.of(bytes), ASSUMED))
          .isInstanceOf(CorruptSegmentException.class);
    }
  }
}
