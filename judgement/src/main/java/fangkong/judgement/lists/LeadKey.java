package fangkong.judgement.lists;

import java.time.LocalDate;
import java.util.UUID;

/** What makes two pushed rows the same lead: who, from where, arriving on which day. */
public record LeadKey(UUID person, String origin, LocalDate arrivesOn) {}
