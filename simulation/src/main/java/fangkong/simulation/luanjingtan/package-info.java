/**
 * The scenario of report 0: lists pushed for six weeks, returnees, home monitoring. Not here:
 * inspections, posts and shifts.
 */
@NullMarked
package fangkong.simulation.luanjingtan;

import org.jspecify.annotations.NullMarked;
