package fangkong.server.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody was at a place, from {@code at} on, until {@code until} where it is known. */
public record CheckIn(UUID person, String place, Instant at, @Nullable Instant until) {}
