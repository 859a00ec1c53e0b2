/**
 * Outside forms: evidence and assessments as JSON, protocols as YAML.
 *
 * <p>Not here: what the values mean (fangkong.assessment), bodies and fields of the server's own
 * (server), command lines (cli).
 */
@NullMarked
package fangkong.codec;

import org.jspecify.annotations.NullMarked;
