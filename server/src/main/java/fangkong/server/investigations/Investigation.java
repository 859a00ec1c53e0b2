package fangkong.server.investigations;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.util.UUID;

/** An outbreak looked into. */
public record Investigation(UUID id, String name, Region region, Instant openedAt) {}
