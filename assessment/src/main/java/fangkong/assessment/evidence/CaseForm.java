package fangkong.assessment.evidence;

/** The form of a confirmed infection. */
public enum CaseForm {
  CONFIRMED,
  ASYMPTOMATIC
}
