package fangkong.server.regions;

import org.jspecify.annotations.Nullable;

/**
 * Where to object.
 *
 * @param phone null where nobody is named
 */
public record Objection(@Nullable String phone) {}
