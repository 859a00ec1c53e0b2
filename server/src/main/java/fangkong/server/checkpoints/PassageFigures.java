package fangkong.server.checkpoints;

import java.time.Instant;

/**
 * What passed a post, known after {@code since} and by {@code asOf}: person-times and vehicle-times
 * apart, for one vehicle carries several people.
 *
 * @param overrides person-times let through as an emergency; they are among those passed
 */
public record PassageFigures(
    Instant asOf, Instant since, Times persons, Times vehicles, int overrides) {

  /** Times counted by direction and by decision; both ways they make the same total. */
  public record Times(
      int in, int out, int passed, int registered, int turnedBack, int handedOver, int total) {

    public Times {
      if (total != in + out || total != passed + registered + turnedBack + handedOver) {
        throw new IllegalArgumentException(
            "total is "
                + total
                + ", by direction "
                + (in + out)
                + ", by decision "
                + (passed + registered + turnedBack + handedOver));
      }
    }
  }
}
