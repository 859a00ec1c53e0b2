package fangkong.assessment.evidence;

/**
 * The result of a sample, from worst to least telling: of several lines of one sample the first
 * here counts.
 */
public enum TestResult {
  POSITIVE,
  GREY,
  INVALID,
  NEGATIVE,
  PENDING
}
