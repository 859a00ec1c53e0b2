package fangkong.judgement.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody known, by keyed indexes, and whether their name and their phone are. */
public record Known(
    UUID id,
    @Nullable String idNumberIndex,
    @Nullable String phoneNameIndex,
    boolean named,
    boolean phoned) {}
