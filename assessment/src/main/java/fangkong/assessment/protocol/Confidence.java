package fangkong.assessment.protocol;

/**
 * How well a value of a protocol is known: V official text, VR reposted or local text, L local
 * rule, GK general knowledge.
 */
public enum Confidence {
  V,
  VR,
  L,
  GK
}
