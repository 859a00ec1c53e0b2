package fangkong.server.privacy;

import java.time.Instant;
import java.util.UUID;

/** The event that is on: what is registered is sealed with its keys until it is closed. */
public record Event(UUID id, Instant openedAt) {}
