package fangkong.assessment.evidence;

/** How close an exposure was. */
public enum Degree {
  CLOSE,
  SECONDARY,
  COMPANION,
  GENERAL
}
