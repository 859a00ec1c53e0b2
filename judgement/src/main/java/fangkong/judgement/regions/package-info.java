/**
 * The paths by which places are named. Not here: which places there are and who answers for them
 * (fangkong.server.regions).
 */
@NullMarked
package fangkong.judgement.regions;

import org.jspecify.annotations.NullMarked;
