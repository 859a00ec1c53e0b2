/**
 * Tracing on a cluster, to the byte what {@code fangkong trace} answers.
 *
 * <p>People are spread by name over <i>people parts</i>, which know who is reached and where they
 * have been; check-ins are spread by place over <i>place parts</i>, each with an index of the
 * engine. A generation goes from the people parts to the place parts that its sources have been to,
 * is traced there, and comes back as sums to the people parts of those exposed.
 */
@NullMarked
package fangkong.cluster.trace;

import org.jspecify.annotations.NullMarked;
