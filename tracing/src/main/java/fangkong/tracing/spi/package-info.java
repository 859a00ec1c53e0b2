/**
 * What callers supply to the engine beyond numbers. NOT here: anything the engine hands out, which
 * is in {@link fangkong.tracing}.
 */
@NullMarked
package fangkong.tracing.spi;

import org.jspecify.annotations.NullMarked;
