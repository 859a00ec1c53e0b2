/**
 * Daily whereabouts of a township's people and an infection that spreads along them. Not here:
 * tracing it.
 */
@NullMarked
package fangkong.simulation.outbreak;

import org.jspecify.annotations.NullMarked;
