package fangkong.server.tasks;

import fangkong.assessment.evidence.Tier;
import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Lacking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as a worklist shows it.
 *
 * @param name of the person, where the account may see them
 */
public record TaskView(
    UUID person,
    @Nullable String name,
    Task.Kind kind,
    String subject,
    Region region,
    String regionName,
    Instant openedAt,
    Instant dueAt,
    @Nullable Instant doneAt,
    boolean overdue,
    Detail detail) {

  /** What one has to know to do it. */
  public sealed interface Detail {

    /**
     * Somebody said that the person comes.
     *
     * @param list the pushed list that named them first
     */
    record Announced(@Nullable String origin, @Nullable String arrives, @Nullable UUID list)
        implements Detail {}

    /**
     * Something is due on a day.
     *
     * @param tier the strictest one under which the person stands that day
     */
    record OnDay(LocalDate day, @Nullable Tier tier) implements Detail {}

    /** Somebody is kept past the last day. */
    record Kept(LocalDate until, List<Lacking> missing) implements Detail {
      public Kept {
        missing = List.copyOf(missing);
      }
    }
  }
}
