package fangkong.server.checkpoints;

import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on duty at a post: one at a time, until they hand over. A repeat changes nothing; the same
 * id with another content is refused. Passages never ask who is on duty.
 */
@Service
public class Shifts {

  /** Who is on duty, and what the one before left to them. */
  public record Duty(@Nullable Shift current, @Nullable Shift last) {}

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Duration LONGEST_AGO = Duration.ofDays(366);
  private static final int LONGEST_NOTE = 2_000;
  private static final int MOST_ITEMS = 50;
  private static final int LONGEST_ITEM = 200;
  private static final int UUID_V7 = 7;

  private final JdbcShifts jdbc;
  private final Posts posts;
  private final Clock clock;

  Shifts(JdbcShifts jdbc, Posts posts, Clock clock) {
    this.jdbc = jdbc;
    this.posts = posts;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Duty duty(String post) {
    String known = posts.get(post).post();
    return new Duty(jdbc.findCurrent(known).orElse(null), jdbc.findLast(known).orElse(null));
  }

  /** Takes over a post that nobody holds. */
  @Transactional
  public Shift takeOver(UUID id, String post, Instant at, SignedIn by) {
    if (id.version() != UUID_V7) {
      throw Refused.because(ProblemCode.BAD_VALUE, "id", id.toString());
    }
    Shift wanted =
        new Shift(id, posts.get(post).post(), by.username(), stored(at), null, null, List.of());
    Optional<Shift> before = jdbc.find(id);
    if (before.isPresent()) {
      return repeat(before.get(), wanted);
    }
    boolean overlaps =
        jdbc.findLast(post)
            .map(Shift::endedAt)
            .filter(ended -> wanted.beganAt().isBefore(ended))
            .isPresent();
    if (overlaps || isImpossible(at)) {
      throw Refused.because(ProblemCode.IMPOSSIBLE_TIME, "at", at.toString());
    }
    if (jdbc.insert(wanted)) {
      return wanted;
    }
    Shift winner = jdbc.find(id).orElseThrow(() -> taken(wanted));
    return repeat(winner, wanted);
  }

  private static Shift repeat(Shift before, Shift wanted) {
    if (before.post().equals(wanted.post())
        && before.holder().equals(wanted.holder())
        && before.beganAt().equals(wanted.beganAt())) {
      return before;
    }
    throw reused(wanted.id());
  }

  /** Either somebody is on duty, or the id belongs to a post out of sight. */
  private Refused taken(Shift wanted) {
    return jdbc.findCurrent(wanted.post()).isPresent()
        ? Refused.because(ProblemCode.POST_HELD, "post", wanted.post())
        : reused(wanted.id());
  }

  /** Leaves a note and what is open to whoever comes next. */
  @Transactional
  public Shift handOver(UUID id, Instant at, String note, List<String> openItems, SignedIn by) {
    check(note, openItems);
    Shift shift = jdbc.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (!shift.holder().equals(by.username())) {
      throw Refused.because(ProblemCode.NOT_YOUR_SHIFT);
    }
    Instant endedAt = stored(at);
    if (endedAt.isBefore(shift.beganAt()) || isImpossible(at)) {
      throw Refused.because(ProblemCode.IMPOSSIBLE_TIME, "at", at.toString());
    }
    jdbc.end(id, endedAt, note, openItems);
    Shift ended = jdbc.find(id).orElseThrow();
    if (!endedAt.equals(ended.endedAt())
        || !Objects.equals(note, ended.note())
        || !openItems.equals(ended.openItems())) {
      throw reused(id);
    }
    return ended;
  }

  private static void check(String note, List<String> openItems) {
    if (note.length() > LONGEST_NOTE) {
      throw Refused.because(ProblemCode.BAD_VALUE, "note", "");
    }
    if (openItems.size() > MOST_ITEMS) {
      throw Refused.because(ProblemCode.BAD_VALUE, "openItems", Integer.toString(openItems.size()));
    }
    for (String item : openItems) {
      if (item.isBlank() || item.length() > LONGEST_ITEM) {
        throw Refused.because(ProblemCode.BAD_VALUE, "openItems", "");
      }
    }
  }

  /** Still to come, or so long ago that it is a mistake of the device. */
  private boolean isImpossible(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now.plus(CLOCK_SKEW)) || at.isBefore(now.minus(LONGEST_AGO));
  }

  /** As PostgreSQL keeps it, so that a repeat is told by comparing. */
  private static Instant stored(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static Refused reused(UUID id) {
    return Refused.because(ProblemCode.REUSED_ID, "id", id.toString());
  }
}
