package fangkong.judgement.people;

import java.util.UUID;

/** The person behind what was said of somebody. */
public record Found(UUID person, Match match) {}
