package fangkong.assessment.protocol;

/** The colour of a code, strictest first; derived from segments in force, never an input. */
public enum HealthCode {
  RED,
  YELLOW,
  GREEN
}
