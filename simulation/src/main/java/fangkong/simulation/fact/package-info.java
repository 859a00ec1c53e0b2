/** Facts as the one door takes them, and the files of a scenario. Not here: why a fact happens. */
@NullMarked
package fangkong.simulation.fact;

import org.jspecify.annotations.NullMarked;
