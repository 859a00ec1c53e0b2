package fangkong.server.regions;

import fangkong.judgement.regions.Region;

/** A household and the member who keeps in touch with it. */
public record HouseholdLink(Region household, String member) {}
