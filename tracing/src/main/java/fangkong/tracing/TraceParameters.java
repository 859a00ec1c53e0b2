package fangkong.tracing;

/**
 * What a trace is asked for.
 *
 * @param generations how many generations of contacts to find; 0 finds none
 * @param minOverlapSeconds the least length of an exposure; a length of 0 never is one
 * @param lingerSeconds how long a place still exposes after a source has left it
 * @param latentSeconds from a contact's first exposure to its becoming infectious
 * @param until epoch second that ends the windows of contacts and the open windows of cases
 */
public record TraceParameters(
    int generations, long minOverlapSeconds, long lingerSeconds, long latentSeconds, long until) {

  public TraceParameters {
    if (generations < 0) {
      throw new IllegalArgumentException("generations is negative: " + generations);
    }
    Seconds.duration("minOverlapSeconds", minOverlapSeconds);
    Seconds.duration("lingerSeconds", lingerSeconds);
    Seconds.duration("latentSeconds", latentSeconds);
    Seconds.time("until", until);
  }

  /** One generation, any positive overlap, no linger, no latent time. */
  public static TraceParameters firstGeneration(long until) {
    return new TraceParameters(1, 0, 0, 0, until);
  }
}
