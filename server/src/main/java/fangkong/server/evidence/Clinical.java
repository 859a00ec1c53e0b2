package fangkong.server.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of somebody, opened. It prints nothing of it.
 *
 * @param fact beside which it was said
 * @param type the word for the kind of fact
 * @param at when it happened
 * @param ct of a test: cycles until the virus was found
 * @param temperature in degrees Celsius
 */
public record Clinical(
    UUID fact, String type, Instant at, @Nullable Double ct, @Nullable Double temperature) {

  @Override
  public String toString() {
    return "clinical detail of " + fact;
  }
}
