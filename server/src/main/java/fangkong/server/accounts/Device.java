package fangkong.server.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that may submit facts for an account.
 *
 * @param enrolledBy who gave the code for it
 */
public record Device(
    UUID id,
    UUID account,
    String name,
    Instant enrolledAt,
    UUID enrolledBy,
    @Nullable Instant revokedAt) {}
