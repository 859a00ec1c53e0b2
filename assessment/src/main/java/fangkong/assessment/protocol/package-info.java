/**
 * Protocols: which evidence puts a person in which category, and which measures follow, as dated,
 * layered data.
 *
 * <p>Not here: the values themselves (the folder {@code protocols/}), how they are read (codec),
 * and their application to a person (fangkong.assessment).
 */
@NullMarked
package fangkong.assessment.protocol;

import org.jspecify.annotations.NullMarked;
