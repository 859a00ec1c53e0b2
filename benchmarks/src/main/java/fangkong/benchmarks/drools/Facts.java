package fangkong.benchmarks.drools;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Degree;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Exposure;
import fangkong.assessment.evidence.Evidence.Ruling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The facts of a session: who is asked about, and the evidence that counts of them, of those they
 * are linked to, and of those these are linked to. Kinds of evidence that no rule asks for are left
 * out.
 */
final class Facts {
  private static final int LINKS = 2;

  private final EvidenceIndex evidence;
  private final AsOf asOf;
  private final List<Object> facts = new ArrayList<>();
  private final Set<String> there = new HashSet<>();

  Facts(EvidenceIndex evidence, AsOf asOf) {
    this.evidence = evidence;
    this.asOf = asOf;
  }

  List<Object> all() {
    return facts;
  }

  void add(Asked asked) {
    facts.add(asked);
    addEvidence(asked.person(), LINKS);
  }

  private void addEvidence(String person, int links) {
    boolean first = there.add(person);
    for (Evidence line : evidence.listEvidence(person)) {
      if (line.known().isAfter(asOf.at())) {
        continue;
      }
      if (first) {
        add(line);
      }
      if (links > 0 && line instanceof Exposure exposure && exposure.degree() == Degree.SECONDARY) {
        addEvidence(exposure.to(), links - 1);
      }
    }
  }

  private void add(Evidence line) {
    switch (line) {
      case Ruling ruling -> {
        if (ruling.covers(asOf.at())) {
          add(ruling);
        }
      }
      case Evidence.Admitted _, Evidence.ShownCode _, Evidence.RoleExit _ -> {}
      case Evidence.Case _,
          Exposure _,
          Evidence.Stay _,
          Evidence.Arrival _,
          Evidence.Entry _,
          Evidence.Test _,
          Evidence.Symptom _,
          Evidence.Environment _,
          Evidence.Discharged _ ->
          facts.add(line);
    }
  }

  private void add(Ruling ruling) {
    switch (ruling.decision()) {
      case Decision.Assign(String category) ->
          facts.add(new Assigned(ruling.person(), category, ruling.at(), ruling.known()));
      case Decision.Exclude(List<String> ids) -> {
        for (String id : ids) {
          facts.add(new SetAside(ruling.person(), id));
        }
      }
    }
  }
}
