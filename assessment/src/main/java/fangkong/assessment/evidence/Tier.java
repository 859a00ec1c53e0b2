package fangkong.assessment.evidence;

/** Where and how strictly a person is looked after, strictest first. */
public enum Tier {
  HOSPITAL,
  CENTRAL_ISOLATION,
  HOME_ISOLATION,
  HOME_MONITORING,
  HEALTH_MONITORING,
  SELF_MONITORING,
  DAILY_FOLLOW_UP
}
