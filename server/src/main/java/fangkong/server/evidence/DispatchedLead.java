package fangkong.server.evidence;

import fangkong.judgement.lists.LeadKey;
import fangkong.judgement.regions.Region;
import java.util.UUID;

/** A lead, and the deepest node it was dispatched to. */
public record DispatchedLead(LeadKey key, UUID lead, Region region) {}
