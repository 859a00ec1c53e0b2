package fangkong.simulation.fact;

import fangkong.simulation.people.Person;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody saw, before it has an id.
 *
 * @param person whom it is about; none for a door visit
 * @param known when it was reported, if later than {@code at}
 */
public record Fact(
    @Nullable Person person,
    String region,
    Channel channel,
    LocalDateTime at,
    @Nullable LocalDateTime known,
    Detail detail) {

  public Fact {
    if (known != null && known.isBefore(at)) {
      throw new IllegalArgumentException("known " + known + " is before " + at);
    }
  }

  public static Fact of(
      @Nullable Person person, String region, Channel channel, LocalDateTime at, Detail detail) {
    return new Fact(person, region, channel, at, null, detail);
  }

  public Fact knownAt(LocalDateTime reported) {
    return new Fact(person, region, channel, at, reported, detail);
  }

  public LocalDateTime reportedAt() {
    return known == null ? at : known;
  }
}
