package fangkong.spread;

/**
 * Somebody found.
 *
 * @param first when an exposure first began
 * @param last when one last ended
 * @param overlap of all exposures, in seconds
 */
public record Contact(long id, String name, long first, long last, long overlap, long exposures) {}
