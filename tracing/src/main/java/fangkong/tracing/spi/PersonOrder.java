package fangkong.tracing.spi;

/**
 * The order of persons by their ids: it sorts the contacts of a generation and breaks ties between
 * main sources. It is asked about found persons and tied sources only, so a caller need not rank
 * everybody. An implementation is a total order, consistent between calls and thread-safe.
 */
@FunctionalInterface
public interface PersonOrder {
  /** The order of the ints themselves, for callers whose ints already follow their ids. */
  PersonOrder NATURAL = Integer::compare;

  /** Negative, zero or positive as the id of {@code a} is before, equal to or after {@code b}'s. */
  int compare(int a, int b);
}
