package fangkong.server.investigations;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whom a trace reached; the fields are those of the tracing contract.
 *
 * @param fact the id of the exposure that a hand-over makes of it
 * @param handedOver whether that exposure of this person is there
 */
public record Contact(
    UUID person,
    int generation,
    Instant firstExposedAt,
    Instant lastExposedAt,
    long overlapSeconds,
    long exposures,
    int sources,
    UUID mainSource,
    UUID fact,
    boolean handedOver) {}
