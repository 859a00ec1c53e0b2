/**
 * A synthetic town's check-ins, of any number and always the same from a seed. NOT here: truth
 * about anybody; the shapes are assumptions, each named where it is made.
 */
@NullMarked
package fangkong.benchmarks.town;

import org.jspecify.annotations.NullMarked;
