package fangkong.server.evidence;

import java.time.LocalDate;
import java.util.UUID;

/** What makes two pushed rows the same lead: who, from where, arriving on which day. */
record LeadKey(UUID person, String origin, LocalDate arrivesOn, UUID lead) {

  record Identity(UUID person, String origin, LocalDate arrivesOn) {}

  Identity identity() {
    return new Identity(person, origin, arrivesOn);
  }
}
