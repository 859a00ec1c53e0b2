package fangkong.assessment.evidence;

/** How a sample was examined; only {@code PCR} answers a test. */
public enum TestMethod {
  PCR,
  ANTIGEN
}
