package fangkong.server.evidence;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as dispatched: the row it came from, whom it is about, where it went, and what came of it
 * so far.
 *
 * @param outcome the last one known
 * @param answeredAt when that one became known
 */
public record Lead(
    int row,
    UUID lead,
    UUID person,
    Region region,
    Instant receivedAt,
    @Nullable String outcome,
    @Nullable Instant answeredAt) {}
