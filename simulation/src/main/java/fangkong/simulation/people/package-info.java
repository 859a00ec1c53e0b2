/**
 * Synthetic persons: names, phones and identity numbers of the unassigned area 990000. Not here:
 * where they live or what they do.
 */
@NullMarked
package fangkong.simulation.people;

import org.jspecify.annotations.NullMarked;
