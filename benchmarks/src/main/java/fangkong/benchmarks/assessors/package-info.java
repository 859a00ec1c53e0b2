/**
 * Who assesses people, what they answer, and how everybody's work is spread over threads and timed.
 * NOT here: whose evidence it is ({@code people}), the rules as Drools has them ({@code drools}).
 */
@NullMarked
package fangkong.benchmarks.assessors;

import org.jspecify.annotations.NullMarked;
