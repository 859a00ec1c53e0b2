/**
 * Evidence: what somebody saw, and when it became known, as sealed records.
 *
 * <p>Not here: how evidence is written in files (codec), who may send it (server), and what it
 * means (fangkong.assessment).
 */
@NullMarked
package fangkong.assessment.evidence;

import org.jspecify.annotations.NullMarked;
