package fangkong.benchmarks.town;

/** Takes check-ins one by one, in the order of the log; times are epoch seconds. */
public interface CheckInSink {

  /** {@code person} was at {@code place} in [enteredAt, leftAt). */
  void stay(int person, int place, long enteredAt, long leftAt);

  /** {@code person} entered {@code place} and was not seen leaving. */
  void openStay(int person, int place, long enteredAt);
}
