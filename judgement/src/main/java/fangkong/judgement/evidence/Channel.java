package fangkong.judgement.evidence;

/** How a fact was learned. */
public enum Channel {
  VISIT,
  PHONE,
  CHAT,
  DECLARATION,
  CHECKPOINT,
  LIST,
  VENUE,
  LAB,
  INVESTIGATION,
  OFFICE
}
