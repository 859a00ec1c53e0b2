/**
 * The engine and its peers: who can answer a trace over the same check-ins, their SQL, and how
 * answers are compared. NOT here: what is asked and how it is shown.
 */
@NullMarked
package fangkong.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
