package fangkong.server.assessments;

import java.util.UUID;

/** Where a page of standings ended. */
public record StandingKey(String region, UUID person) {}
