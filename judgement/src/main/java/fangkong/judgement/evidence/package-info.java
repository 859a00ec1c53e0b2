/**
 * Facts as they are stored, whoever reads them. Not here: how they come in
 * (fangkong.server.evidence).
 */
@NullMarked
package fangkong.judgement.evidence;

import org.jspecify.annotations.NullMarked;
