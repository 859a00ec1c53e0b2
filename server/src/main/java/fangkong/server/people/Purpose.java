package fangkong.server.people;

/** What a protected field is shown for. */
public enum Purpose {
  /** To call or visit the person. */
  CONTACT,
  /** To tell whether somebody is this person. */
  IDENTIFY,
  /** To bring the person to a site or home. */
  TRANSFER,
  /** For treatment or another urgent need of the person. */
  CARE,
  /** To find out whom the person met and where. */
  INVESTIGATE,
  /** To put right what is registered. */
  CORRECT
}
