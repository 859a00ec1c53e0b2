/**
 * Pushed lists with the mess of real ones, and what verifying each row will find. Not here: who
 * came and who did not.
 */
@NullMarked
package fangkong.simulation.lead;

import org.jspecify.annotations.NullMarked;
