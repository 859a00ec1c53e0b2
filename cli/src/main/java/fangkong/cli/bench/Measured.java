package fangkong.cli.bench;

/**
 * One figure of a benchmark.
 *
 * @param goal what it should be, as text
 * @param peer the same measured without us, in the same unit; 0 where there is none
 */
record Measured(String name, double value, String unit, String goal, double peer) {}
