package fangkong.spread;

/**
 * Time in which somebody exposed somebody, perhaps to be taken away: seconds of a pair are summed.
 */
public record Exposure(long contact, long source, long seconds) {}
