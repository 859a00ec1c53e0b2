package fangkong.assessment;

import fangkong.assessment.evidence.Evidence;
import java.util.List;

/**
 * Gives all evidence of a person, in any order; empty for a person without. Seen and unseen alike.
 */
@FunctionalInterface
public interface EvidenceSource {
  List<Evidence> listEvidence(String person);
}
