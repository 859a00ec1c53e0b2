/** Repeatable chance: every draw follows from the seed. Not here: what is drawn. */
@NullMarked
package fangkong.simulation.chance;

import org.jspecify.annotations.NullMarked;
