package fangkong.assessment.evidence;

/** The risk level of an area; {@code NONE} only of an origin. */
public enum Risk {
  HIGH,
  MEDIUM,
  LOW,
  NONE
}
