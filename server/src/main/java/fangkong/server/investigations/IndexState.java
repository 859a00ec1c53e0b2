package fangkong.server.investigations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the check-ins in memory are. Until they are ready, traces read theirs from the database.
 *
 * @param ready whether traces are answered from memory
 * @param checkIns how many are in memory, or have been read so far
 * @param expected how many there were when reading began
 * @param from traces from here on are answered from memory; null where none is kept or begun
 * @param readAt as of when it was last brought up to date; before a trace it always is
 * @param assumedStay traces that assume another length of open stays read theirs from the database
 * @param bytes how much memory the check-ins take
 */
public record IndexState(
    boolean ready,
    long checkIns,
    long expected,
    @Nullable Instant from,
    @Nullable Instant readAt,
    Duration assumedStay,
    long bytes) {}
