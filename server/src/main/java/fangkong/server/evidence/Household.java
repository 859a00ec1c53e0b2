package fangkong.server.evidence;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A household with its last door visit; without one both parts of it are null. */
public record Household(Region region, @Nullable Instant visitedAt, @Nullable String outcome) {}
