package fangkong.server.investigations;

import fangkong.tracing.Tracer;

/**
 * Check-ins and households in the form in which they are traced, with who and where its ints are.
 *
 * @param checkIns how many there are
 * @param micros how long it took to arrange them
 */
record Arranged(
    Tracer tracer, PeopleAsInts people, PlacesAsInts places, long checkIns, long micros) {}
