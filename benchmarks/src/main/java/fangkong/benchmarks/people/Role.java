package fangkong.benchmarks.people;

/** Why somebody has evidence. */
enum Role {
  CLOSE_CONTACT,
  CONTACT_OF_CONTACT,
  FROM_HIGH_AREA,
  FROM_MEDIUM_AREA,
  FROM_LOW_AREA,
  INBOUND,
  POSITIVE,
  NOTHING
}
