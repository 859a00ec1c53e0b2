package fangkong.server.investigations;

/**
 * An investigation with how far it is.
 *
 * @param traces how many were run
 * @param contacts how many people they reached, each counted once
 */
public record InvestigationProgress(Investigation investigation, int traces, int contacts) {}
