/**
 * {@code fangkong count}: the figures of regions, from the ledger of facts. Not here: what they
 * count and when they close (fangkong.judgement.figures).
 */
@NullMarked
package fangkong.cli.count;

import org.jspecify.annotations.NullMarked;
