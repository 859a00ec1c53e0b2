package fangkong.benchmarks.drools;

/** A ruling in force sets a line aside. */
public record SetAside(String person, String id) {}
