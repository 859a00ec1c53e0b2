package fangkong.benchmarks.drools;

/** Somebody has a positive test or a case that counts. */
public record Positive(String person) {}
