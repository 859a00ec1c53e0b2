/** Figures as a table, as JSON and as a page with a plot. NOT here: any measuring. */
@NullMarked
package fangkong.benchmarks.report;

import org.jspecify.annotations.NullMarked;
