package fangkong.server.assessments;

import org.jspecify.annotations.Nullable;

/** Which standings a list shows; null is any. */
public record StandingFilter(
    @Nullable String category, @Nullable String status, @Nullable String care) {}
