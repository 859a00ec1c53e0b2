/**
 * The command {@code trace}: check-ins and cases from CSV files in, contacts as CSV out. NOT here:
 * the meaning of a contact, which is {@link fangkong.tracing}; this package reads, maps ids to ints
 * and back, and writes.
 */
@NullMarked
package fangkong.cli.trace;

import org.jspecify.annotations.NullMarked;
