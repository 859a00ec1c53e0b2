package fangkong.server.tasks;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a grid has to do for a person.
 *
 * @param subject the lead to verify, the declaration that announced the arrival, or the day the
 *     test or report is for
 * @param doneAt when the fact that answers it became known; null while it is open
 */
public record Task(
    UUID person,
    Kind kind,
    String subject,
    Region region,
    Instant openedAt,
    Instant dueAt,
    @Nullable Instant doneAt) {

  public enum Kind {
    /** Find out whether somebody whom a list names is here. */
    VERIFY_LEAD,
    /** Somebody announced that they come: meet them, and record that they arrived. */
    MEET_ARRIVAL,
    /** Have the test of this day taken and its result reported. */
    TEST,
    /** Hear how somebody under home isolation or monitoring is on this day. */
    MONITOR,
    /** Somebody is kept past the last day because a release condition is not met: see to it. */
    OVERSTAY
  }
}
