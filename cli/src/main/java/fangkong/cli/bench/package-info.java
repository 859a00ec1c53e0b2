/**
 * Benchmarks, each beside its floor or peer in one run. NOT here: any assertion; what a figure
 * should be is printed beside it.
 */
@NullMarked
package fangkong.cli.bench;

import org.jspecify.annotations.NullMarked;
