/** Segments: how check-ins and stays are kept, sealed, merged and opened. */
@NullMarked
package fangkong.tracing.segment;

import org.jspecify.annotations.NullMarked;
