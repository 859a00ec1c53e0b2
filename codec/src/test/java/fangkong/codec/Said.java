package fangkong.codec;

import fangkong.assessment.Assess;
import fangkong.assessment.Assessment;
import fangkong.assessment.Course;
import fangkong.assessment.EvidenceSource;
import fangkong.assessment.RandomEvidence;
import fangkong.assessment.Reason;
import fangkong.assessment.Table;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** What an assessment says of a person, without when it is worth asking again. */
record Said(List<Course> courses, List<Reason> reasons, boolean everConfirmed) {
  static Said of(Assessment standing) {
    return new Said(standing.courses(), standing.reasons(), standing.everConfirmed());
  }

  /** Of everybody of {@link RandomEvidence}, in order. */
  static Map<String, Said> ofAll(Assess assess, EvidenceSource evidence, Instant asOf) {
    Map<String, Said> said = new LinkedHashMap<>();
    for (String person : RandomEvidence.PEOPLE) {
      said.put(person, of(assess.assess(person, evidence, asOf)));
    }
    return said;
  }

  static Assess assessing(Protocol protocol) {
    return new Assess(protocol, Table.ZONE);
  }

  static Stream<Protocol> protocols() {
    return Folders.protocols().listProtocols().stream();
  }

  /** The protocols under their ids, for the report of a run. */
  static Stream<Named<Protocol>> named() {
    return protocols().map(protocol -> Named.of(protocol.id(), protocol));
  }

  /** When something of a line happened that a release may wait for, or that decides. */
  static Instant eventOf(Evidence line) {
    return switch (line) {
      case Evidence.Case found -> found.at();
      case Evidence.Exposure exposure -> exposure.from();
      case Evidence.Stay stay -> stay.from();
      case Evidence.Arrival arrival -> arrival.at();
      case Evidence.Entry entry -> entry.at();
      case Evidence.RoleExit exit -> exit.at();
      case Evidence.Test test -> test.sampled();
      case Evidence.Symptom symptom -> symptom.at();
      case Evidence.Environment swab -> swab.sampled();
      case Evidence.Admitted admitted -> admitted.at();
      case Evidence.Discharged discharged -> discharged.at();
      case Evidence.ShownCode code -> code.at();
      case Evidence.Ruling ruling -> ruling.at();
    };
  }
}
