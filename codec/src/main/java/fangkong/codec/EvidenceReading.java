package fangkong.codec;

import fangkong.assessment.evidence.Evidence;

/** The outcome of reading one piece of evidence. */
public sealed interface EvidenceReading {
  /** It is well formed. */
  record Accepted(Evidence evidence) implements EvidenceReading {}

  /**
   * It is not: which field, its value as JSON, and what is wrong with it.
   *
   * @param field the name of the field; empty where the whole object is at fault
   */
  record Refused(String field, String value, String reason) implements EvidenceReading {}
}
