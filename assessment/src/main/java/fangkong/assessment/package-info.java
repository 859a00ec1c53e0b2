/**
 * Assessment: the pure function from evidence, protocol and instant to the standing of a person.
 *
 * <p>Not here: any clock, file, random source or default time zone; reading and writing (codec);
 * storing and dispatching (server).
 */
@NullMarked
package fangkong.assessment;

import org.jspecify.annotations.NullMarked;
