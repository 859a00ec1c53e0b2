package fangkong.cluster.trace;

import fangkong.cli.trace.TraceOptions;
import java.io.Serializable;

/**
 * What a trace is asked for; durations in seconds.
 *
 * @param until the epoch second that ends open windows, or {@link Line#BLANK} for the latest end
 */
record Question(
    int generations, long minOverlap, long linger, long assumedStay, long latent, long until)
    implements Serializable {

  static Question of(TraceOptions options) {
    return new Question(
        options.generations(),
        options.minOverlapSeconds(),
        options.lingerSeconds(),
        options.assumedStaySeconds(),
        options.latentSeconds(),
        options.until().orElse(Line.BLANK));
  }

  Question until(long end) {
    return new Question(generations, minOverlap, linger, assumedStay, latent, end);
  }
}
