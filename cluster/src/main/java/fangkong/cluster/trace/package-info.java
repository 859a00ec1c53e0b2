/**
 * Tracing on a cluster, to the byte what {@code fangkong trace} answers: {@link fangkong.spread}
 * carried by Spark. Its tables do what comes last: they put the sources of contacts together, and
 * everything in order.
 */
@NullMarked
package fangkong.cluster.trace;

import org.jspecify.annotations.NullMarked;
