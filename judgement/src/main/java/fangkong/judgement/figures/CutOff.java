package fangkong.judgement.figures;

import java.time.Instant;

/**
 * The instants between which figures are counted.
 *
 * @param since the cut-off of the period before
 * @param now whether no cut-off was asked for: then what is stored is read instead of folded
 */
public record CutOff(Instant since, Instant asOf, boolean now) {}
