package fangkong.server.assessments;

/**
 * A table that holds nothing but what follows from the facts. A module declares each of its own as
 * a bean, so that a rebuild can empty it, derive it again and compare.
 *
 * @param name with its schema
 */
public record DerivedTable(String name) {}
