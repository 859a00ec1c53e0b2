/**
 * The tracing engine: stays, named contacts and case windows in, contacts by generation out. NOT
 * here: ids, names, files, clocks and calendars; persons and places are ints, times are epoch
 * seconds, and the caller maps them back.
 */
@NullMarked
package fangkong.tracing;

import org.jspecify.annotations.NullMarked;
