package fangkong.assessment.protocol;

/** The date at which the first segment of a course begins. */
public enum Anchor {
  LAST_EXPOSURE,
  LEFT_AREA,
  ARRIVED,
  ENTRY,
  ROLE_EXIT
}
