/**
 * The people of a township and the scenario of report 4. Not here: the outbreak among the same
 * people.
 */
@NullMarked
package fangkong.simulation.taolinpu;

import org.jspecify.annotations.NullMarked;
