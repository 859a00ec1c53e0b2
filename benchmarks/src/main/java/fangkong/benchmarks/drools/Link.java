package fangkong.benchmarks.drools;

/** The release of {@code person} waits for the first tests of {@code to}. */
public record Link(String person, String to) {}
