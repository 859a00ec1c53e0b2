/**
 * How people stand: the fold from facts, by the protocol in effect where they are. Not here: what
 * protocols say (fangkong.assessment), what is kept of it (fangkong.server.assessments).
 */
@NullMarked
package fangkong.judgement.standings;

import org.jspecify.annotations.NullMarked;
