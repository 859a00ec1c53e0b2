package fangkong.server.assessments;

import fangkong.server.regions.Region;
import java.util.UUID;

/** A standing as stored; {@code detail} is the JSON of the assessment contract. */
public record StoredStanding(
    UUID person,
    Region region,
    String protocol,
    String category,
    String code,
    String status,
    Care care,
    String detail) {}
