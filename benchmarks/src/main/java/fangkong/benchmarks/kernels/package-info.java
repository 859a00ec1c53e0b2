/** The engine's kernels under JMH. NOT here: peers; these compare the engine with itself. */
@NullMarked
package fangkong.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
