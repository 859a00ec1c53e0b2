package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who went from one grid to another, and whom that one has not accepted yet.
 *
 * @param movedBy who recorded what moved them, and does not accept them
 */
public record Move(
    UUID id, UUID person, Region from, Region to, Instant movedAt, @Nullable UUID movedBy) {}
