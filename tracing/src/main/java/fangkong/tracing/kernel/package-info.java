/**
 * The two kernels that find who met whom at a place, pair and sweep, and what they share. NOT here:
 * generations, cases and named contacts, which are {@link fangkong.tracing}'s, and how stays are
 * kept, which is {@link fangkong.tracing.segment}'s.
 */
@NullMarked
package fangkong.tracing.kernel;

import org.jspecify.annotations.NullMarked;
