package fangkong.judgement.figures;

/**
 * Advance declarations of a period: those made in time before the announced arrival, and late ones.
 */
public record DeclarationFigures(int declared, int inTime, int late) {}
