package fangkong.server.assessments;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.UUID;

/** Somebody who went from one grid to another, and whom that one has not accepted yet. */
public record Move(UUID id, UUID person, Region from, Region to, Instant movedAt) {}
