/**
 * Tracing on a cluster, to the byte what {@code fangkong trace} answers.
 *
 * <p>Spark's tables do what is done once: they number people by name over <i>people parts</i>, end
 * open stays, spread stays by place over <i>place parts</i>, each with an index of the engine, and
 * write what was found. A generation is no table: from the people parts, which know who is reached,
 * blocks of sources go to the place parts that know them, are traced there, and come back as sums
 * to the people parts of those exposed. Sources of contacts are asked for afterwards, generation by
 * generation, and summed as a table.
 *
 * <p>A place with very many check-ins is cut into slices of time, each a place of its own, and each
 * border between two slices is one too, whose sums count negatively. Stays of somebody that a
 * linger may unite are a chain, and all of a chain are in each slice that it reaches and on each
 * border that it crosses. Two chains that meet have n slices in common and the n - 1 borders
 * between, so that each exposure counts n - (n - 1) times: once. First and last are the same in all
 * of them.
 */
@NullMarked
package fangkong.cluster.trace;

import org.jspecify.annotations.NullMarked;
