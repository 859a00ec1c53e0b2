package fangkong.tracing.segment;

/** Bytes that were meant to be a segment are not, or not as they were written. */
public final class CorruptSegmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptSegmentException(String why) {
    super(why + ". Maybe build the segment again from the check-ins.");
  }
}
