/**
 * The commands {@code assess} and {@code protocols}: evidence files in, standing out.
 *
 * <p>Not here: what evidence means (fangkong.assessment) and how files are written
 * (fangkong.codec).
 */
@NullMarked
package fangkong.cli.assess;

import org.jspecify.annotations.NullMarked;
