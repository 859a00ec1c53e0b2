/**
 * A synthetic population's evidence under CN-COVID-9, of any number of people and always the same
 * from a seed. NOT here: truth about anybody; the shapes are assumptions, each named where it is
 * made.
 */
@NullMarked
package fangkong.benchmarks.people;

import org.jspecify.annotations.NullMarked;
