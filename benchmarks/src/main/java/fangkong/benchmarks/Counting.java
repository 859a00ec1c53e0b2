package fangkong.benchmarks;

import fangkong.benchmarks.town.CheckInSink;

/** Reads check-ins and keeps one number of them. */
final class Counting implements CheckInSink {
  private long sum;

  @Override
  public void stay(int person, int place, long enteredAt, long leftAt) {
    sum += person ^ place ^ enteredAt ^ leftAt;
  }

  @Override
  public void openStay(int person, int place, long enteredAt) {
    sum += person ^ place ^ enteredAt;
  }

  long sum() {
    return sum;
  }
}
