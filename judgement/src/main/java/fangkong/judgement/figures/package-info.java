/**
 * Whom the figures of a region count, and which sums must close. Not here: reading facts and
 * showing figures (fangkong.server.reports).
 */
@NullMarked
package fangkong.judgement.figures;

import org.jspecify.annotations.NullMarked;
