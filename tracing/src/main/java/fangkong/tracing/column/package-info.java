/**
 * Columns of numbers that grow, and stable linear sorts over them. NOT here: the meaning of any
 * column, which belongs to {@link fangkong.tracing}.
 */
@NullMarked
package fangkong.tracing.column;

import org.jspecify.annotations.NullMarked;
