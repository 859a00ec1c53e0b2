/**
 * Real divisions, the synthetic grids and cells below them, and the workers in charge. Not here:
 * residents and events.
 */
@NullMarked
package fangkong.simulation.place;

import org.jspecify.annotations.NullMarked;
