package fangkong.cli.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.EvidenceSource;
import fangkong.assessment.protocol.Protocol;
import fangkong.codec.AssessmentJson;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What is asked of everybody: their standing under one protocol, or two protocols compared. */
public final class AssessQuestion implements Serializable {
  private static final long serialVersionUID = 1;

  private final Instant asOf;
  private final ZoneId zone;
  private final ProtocolTexts texts;
  private final String[] ids;

  AssessQuestion(Instant asOf, ZoneId zone, ProtocolFolder folder, List<Protocol> protocols) {
    this.asOf = asOf;
    this.zone = zone;
    texts = new ProtocolTexts(folder);
    ids = protocols.stream().map(Protocol::id).toArray(String[]::new);
  }

  List<Protocol> protocols() {
    return List.of(ids).stream().map(texts::get).toList();
  }

  public boolean isComparison() {
    return ids.length > 1;
  }

  /** The line of a person's standing under the one protocol. */
  public Function<String, String> standings(EvidenceSource evidence) {
    Assess assess = new Assess(texts.get(ids[0]), zone);
    return person -> AssessmentJson.write(assess.assess(person, evidence, asOf));
  }

  public Comparison comparison() {
    return new Comparison(texts.get(ids[0]), texts.get(ids[1]), asOf, zone);
  }
}
