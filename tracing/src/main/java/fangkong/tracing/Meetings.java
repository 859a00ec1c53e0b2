package fangkong.tracing;

import fangkong.tracing.column.StableOrder;
import java.util.Arrays;

/**
 * Intervals with somebody, those with one person united where they overlap or touch. Scratch of one
 * thread: {@link #clear}, {@link #add} in any order, {@link #unite}, then read, by person and
 * start.
 */
final class Meetings {
  private static final int FEW = 24;

  private int[] person = new int[64];
  private long[] from = new long[64];
  private long[] until = new long[64];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int whom, long start, long end) {
    if (size == person.length) {
      person = Arrays.copyOf(person, size * 2);
      from = Arrays.copyOf(from, size * 2);
      until = Arrays.copyOf(until, size * 2);
    }
    person[size] = whom;
    from[size] = start;
    until[size++] = end;
  }

  void unite() {
    if (size <= FEW) {
      sortFew();
    } else {
      sortMany();
    }
    int united = 0;
    for (int i = 0; i < size; i++) {
      if (united > 0 && person[united - 1] == person[i] && from[i] <= until[united - 1]) {
        until[united - 1] = Math.max(until[united - 1], until[i]);
      } else {
        person[united] = person[i];
        from[united] = from[i];
        until[united++] = until[i];
      }
    }
    size = united;
  }

  private void sortFew() {
    for (int i = 1; i < size; i++) {
      int whom = person[i];
      long start = from[i];
      long end = until[i];
      int at = i;
      while (at > 0
          && (person[at - 1] > whom || (person[at - 1] == whom && from[at - 1] > start))) {
        person[at] = person[at - 1];
        from[at] = from[at - 1];
        until[at] = until[at - 1];
        at--;
      }
      person[at] = whom;
      from[at] = start;
      until[at] = end;
    }
  }

  private void sortMany() {
    int[] persons = Arrays.copyOf(person, size);
    long[] froms = Arrays.copyOf(from, size);
    long[] untils = Arrays.copyOf(until, size);
    long[] wide = new long[size];
    for (int i = 0; i < size; i++) {
      wide[i] = persons[i];
    }
    int[] order = StableOrder.byLong(StableOrder.ofRows(size), froms);
    order = StableOrder.byLong(order, wide);
    for (int i = 0; i < size; i++) {
      person[i] = persons[order[i]];
      from[i] = froms[order[i]];
      until[i] = untils[order[i]];
    }
  }

  int size() {
    return size;
  }

  int person(int i) {
    return person[i];
  }

  long from(int i) {
    return from[i];
  }

  long until(int i) {
    return until[i];
  }
}
