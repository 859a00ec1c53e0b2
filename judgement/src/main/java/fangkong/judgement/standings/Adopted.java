package fangkong.judgement.standings;

import java.time.Instant;

/**
 * An adoption and when it was decided: later than it takes effect where it was decided for the
 * past.
 */
public record Adopted(Adoption adoption, Instant at) {}
