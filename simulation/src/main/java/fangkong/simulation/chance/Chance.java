package fangkong.simulation.chance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of draws that follows from a seed and a purpose, so that a change in one part of a
 * scenario leaves the draws of the others as they are. Not thread-safe.
 */
public final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final SplittableRandom random;

  private Chance(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  public static Chance of(long seed) {
    return new Chance(seed);
  }

  /** Returns an independent stream that depends on this one's seed, not on what it has drawn. */
  public Chance branch(String purpose) {
    return new Chance((seed + GOLDEN) * 0xBF58476D1CE4E5B9L ^ purpose.hashCode() * GOLDEN);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Draws from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  public double unit() {
    return random.nextDouble();
  }

  public long bits() {
    return random.nextLong();
  }

  /** Answers true in {@code percent} of 100 draws. */
  public boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Draws an index with a probability in proportion to its weight. */
  public int weighted(List<Integer> weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int draw = random.nextInt(total);
    int index = 0;
    while (draw >= weights.get(index)) {
      draw -= weights.get(index);
      index++;
    }
    return index;
  }

  /** Draws a choice with a probability in proportion to its weight. */
  public <T> T pick(List<T> choices, List<Integer> weights) {
    return choices.get(weighted(weights));
  }

  public void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }

  /** Draws a minute of the day, both hours included as full hours. */
  public LocalDateTime on(LocalDate day, int fromHour, int untilHour) {
    int minute = between(fromHour * 60, untilHour * 60 - 1);
    return day.atTime(LocalTime.of(minute / 60, minute % 60));
  }

  /** Draws a date, both ends included. */
  public LocalDate date(LocalDate first, LocalDate last) {
    return first.plusDays(random.nextInt(1 + (int) (last.toEpochDay() - first.toEpochDay())));
  }

  public Duration minutes(int low, int high) {
    return Duration.ofMinutes(between(low, high));
  }
}
