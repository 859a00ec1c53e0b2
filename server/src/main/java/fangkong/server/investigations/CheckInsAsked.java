package fangkong.server.investigations;

import java.time.Duration;
import java.time.Instant;

/** What decides which check-ins have to be looked at, and for how long open stays are taken. */
interface CheckInsAsked {

  /** Nobody is infectious before. */
  Instant from();

  /** Nobody is infectious from here on. */
  Instant until();

  /** For so long after a source left, its place still exposes. */
  Duration linger();

  /** The longest that a stay is taken to last of which no end is known. */
  Duration assumedStay();
}
