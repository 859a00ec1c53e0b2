/**
 * A simulated province, county by county, and how long its traces take: on one machine, on a
 * cluster of processes, and by SQL on the same cluster. Not here: the trace itself
 * (fangkong.tracing, fangkong.cluster).
 */
@NullMarked
package fangkong.province;

import org.jspecify.annotations.NullMarked;
