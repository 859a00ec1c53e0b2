/**
 * Figures on a cluster, to the byte what {@code fangkong count} and the reports of the server
 * answer. Not here: what is counted (fangkong.judgement.figures).
 */
@NullMarked
package fangkong.cluster.count;

import org.jspecify.annotations.NullMarked;
