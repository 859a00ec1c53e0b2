package fangkong.benchmarks.peers;

/**
 * When a database takes which way; no way changes an answer.
 *
 * @param few up to how many sources a generation is found by the statements for few
 * @param crowd from how many pairs a stay on, on average over a place, its exposures are reckoned
 *     from sums instead of pair by pair
 */
record Tuning(long few, long crowd) {}
